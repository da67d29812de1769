package org.cnnworkbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.cnnworkbench.spec.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EpochTest {

    private static Batch numbered(int k) {
        return new Batch(TensorShape.image(1, 1, 1), new float[] {k}, new int[] {0}, new int[] {k});
    }

    @Test
    void batchesComeInOrderEvenIfTheFirstIsMadeLast() {
        CountDownLatch othersMade = new CountDownLatch(2);
        Epoch.BatchMaker maker = k -> {
            if (k == 0) {
                othersMade.await();
            } else {
                othersMade.countDown();
            }
            return numbered(k);
        };
        try (Epoch epoch = new Epoch(maker, 1, 0, 4, 3, 3)) {
            for (int k = 0; k < 4; k++) {
                assertThat(epoch.position()).isEqualTo(k);
                assertThat(epoch.next().indices()).containsExactly(k);
            }
            assertThat(epoch.hasNext()).isFalse();
            assertThatThrownBy(epoch::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void noMoreBatchesAreMadeAheadThanAskedFor() {
        AtomicInteger made = new AtomicInteger();
        Epoch.BatchMaker maker = k -> {
            made.incrementAndGet();
            return numbered(k);
        };
        try (Epoch epoch = new Epoch(maker, 1, 0, 100, 2, 3)) {
            epoch.next();
        }
        assertThat(made).hasValueBetween(1, 4);
    }

    @Test
    void aFailureReachesWhoeverAsksForThatBatch() {
        Epoch.BatchMaker maker = k -> {
            if (k == 1) {
                throw new IllegalArgumentException("torn image");
            }
            return numbered(k);
        };
        for (int threads : new int[] {0, 2}) {
            try (Epoch epoch = new Epoch(maker, 7, 0, 4, threads, 4)) {
                epoch.next();
                assertThatThrownBy(epoch::next)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("batch 1 of epoch 7 could not be made")
                        .hasRootCauseMessage("torn image");
                assertThat(epoch.hasNext()).isFalse();
            }
        }
    }

    @Test
    void closingInterruptsAndJoinsTheWorkers() {
        CountDownLatch started = new CountDownLatch(2);
        AtomicInteger ended = new AtomicInteger();
        Epoch.BatchMaker maker = k -> {
            started.countDown();
            try {
                new CountDownLatch(1).await(); // for ever
                return numbered(k);
            } finally {
                ended.incrementAndGet();
            }
        };
        Epoch epoch = new Epoch(maker, 1, 0, 100, 2, 4);
        try (epoch) {
            started.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(ended).hasValue(2);
        epoch.close();
        assertThat(epoch.hasNext()).isFalse();
    }

    @Test
    void anInterruptedConsumerStopsWaitingAndStaysInterrupted() {
        Epoch.BatchMaker never = k -> {
            new CountDownLatch(1).await();
            return numbered(k);
        };
        try (Epoch epoch = new Epoch(never, 1, 0, 4, 1, 2)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(epoch::next).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
