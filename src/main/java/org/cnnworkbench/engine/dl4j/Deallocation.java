package org.cnnworkbench.engine.dl4j;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.nd4j.linalg.api.memory.deallocation.DeallocatableReference;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.factory.Nd4j;

/**
 * When ND4J's memory is freed: between computations. By itself ND4J frees an array as soon as Java finds it forgotten, in threads of its own, and
 * an operation in flight holds addresses, not Java's objects: its arrays could be freed while it read them, and the process crashed. So those
 * threads are ended, what they would have freed is freed here, and one thread of a process computes at a time.
 */
final class Deallocation {

    /**
     * Set where Java's collector is asked to look through the whole heap when that has grown: the parallel one, by itself, does that only when the heap
     * can't grow any more.
     */
    static final String COLLECTS_PROPERTY = "org.cnnworkbench.engine.dl4j.collects";

    private static final boolean COLLECTS = Boolean.getBoolean(COLLECTS_PROPERTY);
    private static final long GROWTH = 128L << 20;

    private static final ReentrantLock COMPUTING = new ReentrantLock();

    /** Of the heap, when it was last looked through. */
    private static long used = Long.MAX_VALUE - GROWTH;

    private Deallocation() {}

    /** A computation's result, after which its forgotten arrays are freed. Computations may lie within each other. */
    static <T> T compute(Supplier<T> computation) {
        COMPUTING.lock();
        try {
            return computation.get();
        } finally {
            if (COMPUTING.getHoldCount() == 1) {
                Forgotten.ARRAYS.free();
                if (COLLECTS) {
                    collect();
                }
            }
            COMPUTING.unlock();
        }
    }

    static void run(Runnable computation) {
        compute(() -> {
            computation.run();
            return computation;
        });
    }

    private static void collect() {
        long now = used();
        if (now > used + GROWTH) {
            System.gc();
            used = used();
        } else {
            used = Math.min(used, now);
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Takes the freeing over from ND4J, once it is loaded. May come while another thread computes. */
    static void takeOver() {
        run(() -> {});
    }

    /** ND4J's lists of what Java found forgotten, by its version's private fields. */
    private record Forgotten(ReferenceQueue<?>[] queues, Map<?, ?> references) {

        static final Forgotten ARRAYS = takeOver(Nd4j.getDeallocatorService());

        private static Forgotten takeOver(DeallocatorService service) {
            try {
                Forgotten forgotten = new Forgotten(
                        (ReferenceQueue<?>[]) value(service, "queues"), (Map<?, ?>) value(service, "referenceMap"));
                for (Thread thread : (Thread[]) value(service, "deallocatorThreads")) {
                    // It ends when it is interrupted while it waits for more.
                    thread.interrupt();
                    thread.join();
                }
                return forgotten;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this ND4J frees its memory otherwise than M2.1", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while ND4J's threads ended", e);
            }
        }

        private static Object value(DeallocatorService service, String field) throws ReflectiveOperationException {
            Field declared = DeallocatorService.class.getDeclaredField(field);
            declared.setAccessible(true);
            return declared.get(service);
        }

        void free() {
            for (ReferenceQueue<?> queue : queues) {
                for (Reference<?> next = queue.poll(); next != null; next = queue.poll()) {
                    DeallocatableReference forgotten = (DeallocatableReference) next;
                    forgotten.getDeallocator().deallocate();
                    references.remove(forgotten.getId());
                }
            }
        }
    }
}
