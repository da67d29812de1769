package org.cnnworkbench.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueStateTest {

    private static QueueEntry entry(String run, int priority) {
        return new QueueEntry(run, Device.CPU, priority, Instant.EPOCH, null, List.of());
    }

    /** {@code a5 b0}: runs with their priorities, in the order in which they came. */
    private static QueueState queue(String entries) {
        QueueState state = QueueState.EMPTY;
        for (String each : entries.split(" ", -1)) {
            state = state.with(entry(each.substring(0, 1), Integer.parseInt(each.substring(1))));
        }
        return state;
    }

    private static String text(QueueState state) {
        return String.join(
                " ",
                state.waiting().stream()
                        .map(entry -> entry.run() + entry.priority())
                        .toList());
    }

    private static QueueEntry get(QueueState state, String run) {
        return Objects.requireNonNull(state.find(run).orElse(null));
    }

    @Test
    void higherPriorityComesFirstAndEqualOnesStayInTheOrderInWhichTheyCame() {
        assertThat(text(queue("a0 b5 c0 d5 e-1 f9"))).isEqualTo("f9 b5 d5 a0 c0 e-1");
    }

    @Test
    void whoIsMovedTakesThePriorityThatTheNewPlaceNeeds() {
        QueueState state = queue("a5 b2 c0");
        assertThat(text(state.first(get(state, "c")))).isEqualTo("c5 a5 b2");
        assertThat(text(state.first(get(state, "a")))).isEqualTo("a5 b2 c0");
        assertThat(text(state.last(get(state, "a")))).isEqualTo("b2 c0 a0");
        assertThat(text(state.last(get(state, "c")))).isEqualTo("a5 b2 c0");
        assertThat(text(state.before(get(state, "a"), get(state, "c")))).isEqualTo("b2 a0 c0");
        assertThat(text(state.before(get(state, "c"), get(state, "a")))).isEqualTo("c5 a5 b2");
    }

    @Test
    void movingTheOnlyOneChangesNothing() {
        QueueState state = queue("a3");
        assertThat(state.first(get(state, "a"))).isEqualTo(state);
        assertThat(state.last(get(state, "a"))).isEqualTo(state);
    }

    @Test
    void placesCountFromOne() {
        QueueState state = queue("a5 b2");
        assertThat(Stream.of("a", "b", "c").map(state::place)).containsExactly(1, 2, 0);
        assertThat(text(state.without("a"))).isEqualTo("b2");
    }

    @Test
    void anOrderThatContradictsThePrioritiesIsRefused() {
        assertThatThrownBy(() -> new QueueState(1, Slots.DEFAULT, List.of(entry("a", 0), entry("b", 1))))
                .hasMessageContaining("falling priorities");
        assertThatThrownBy(() -> new QueueState(1, Slots.DEFAULT, List.of(entry("a", 0), entry("a", 0))))
                .hasMessageContaining("every run once");
    }

    @Test
    void oneSlotOnTheProcessorUnlessSomebodySaysOtherwise() {
        assertThat(Slots.DEFAULT.of(Device.CPU)).isEqualTo(1);
        assertThat(Slots.DEFAULT.of(Device.GPU)).isPositive();
        assertThat(new Slots(3, 0).of(Device.CPU)).isEqualTo(3);
        assertThat(new Slots(3, 0).of(Device.GPU)).isZero();
        assertThatThrownBy(() -> new Slots(-1, null)).hasMessage("cpu slots: expected 0 to 64, received -1");
    }
}
