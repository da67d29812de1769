package org.cnnworkbench.train;

import java.util.List;

/** Tells a trainer what people want of it. */
@FunctionalInterface
public interface Steering {

    /** Nobody will ask for anything. */
    Steering NONE = position -> List.of();

    /**
     * What is to be done now, in order. Asked before the first batch, after every batch, and again and again during a pause; answers at
     * once, and tells every order once.
     */
    List<Order> due(Position position);

    /**
     * One thing to do.
     *
     * @param repeated whether it was done before at this very place, by a trainer that was interrupted or by the run that is reproduced
     */
    record Order(SteeringAct act, boolean repeated) {}
}
