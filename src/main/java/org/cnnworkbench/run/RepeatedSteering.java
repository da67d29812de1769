package org.cnnworkbench.run;

import java.util.ArrayList;
import java.util.List;
import org.cnnworkbench.train.AppliedAct;
import org.cnnworkbench.train.Position;
import org.cnnworkbench.train.Steering;

/**
 * Does again, at the same places, what people did before: in the run before it was interrupted, or in the run that is reproduced. Meanwhile
 * people may steer; what they change takes the place of all that would have been repeated later.
 */
final class RepeatedSteering implements Steering {

    private final List<AppliedAct> recorded;
    private final Steering live;

    RepeatedSteering(List<AppliedAct> recorded, Steering live) {
        this.recorded = new ArrayList<>(recorded);
        this.live = live;
    }

    @Override
    public List<Order> due(Position at) {
        List<Order> orders = new ArrayList<>();
        for (AppliedAct applied : recorded) {
            if (applied.at().equals(at)) {
                orders.add(new Order(applied.act(), true));
            }
        }
        recorded.removeIf(applied -> applied.at().compareTo(at) <= 0);
        List<Order> asked = live.due(at);
        if (asked.stream().anyMatch(order -> order.act().changesWeights())) {
            recorded.removeIf(applied -> applied.act().changesWeights());
        }
        orders.addAll(asked);
        return orders;
    }
}
