package org.cnnworkbench.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.Deallocatable;
import org.nd4j.linalg.api.memory.Deallocator;
import org.nd4j.linalg.factory.Nd4j;

final class DeallocationTest {

    private final CountDownLatch freed = new CountDownLatch(1);

    @BeforeAll
    static void load() {
        new Dl4jEngine().load();
    }

    @Test
    void whatJavaForgetsWhileAComputationRunsIsFreedBehindIt() throws InterruptedException {
        Deallocation.run(() -> {
            forgetSomething();
            Deallocation.run(() -> {});
            assertThat(freedWithin(200)).isFalse();
        });

        assertThat(freedBehindAComputation()).isTrue();
    }

    @Test
    void aComputationThatFailsFreesToo() throws InterruptedException {
        RuntimeException failure = new RuntimeException("a wrong shape");
        assertThatThrownBy(() -> Deallocation.run(() -> {
                    forgetSomething();
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(freedBehindAComputation()).isTrue();
    }

    /** An array of ND4J's, as far as its freeing goes, that the garbage collector has found forgotten. */
    private void forgetSomething() {
        WeakReference<Deallocatable> something = new WeakReference<>(registered(freed));
        while (something.get() != null) {
            System.gc();
        }
    }

    private static Deallocatable registered(CountDownLatch freed) {
        Deallocatable array = new Forgettable(freed::countDown);
        Nd4j.getDeallocatorService().pickObject(array);
        return array;
    }

    /** The collector hands over what it found in a thread of its own. */
    private boolean freedBehindAComputation() throws InterruptedException {
        for (int i = 0; i < 100 && !freed.await(50, TimeUnit.MILLISECONDS); i++) {
            Deallocation.run(() -> {});
        }
        return freed.getCount() == 0;
    }

    private boolean freedWithin(int milliseconds) {
        try {
            return freed.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Forgettable(Deallocator deallocator) implements Deallocatable {

        @Override
        public String getUniqueId() {
            return "forgettable_" + System.identityHashCode(deallocator);
        }

        @Override
        public int targetDevice() {
            return 0;
        }
    }
}
