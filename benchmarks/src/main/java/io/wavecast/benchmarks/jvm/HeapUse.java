package io.wavecast.benchmarks.jvm;

import java.lang.management.ManagementFactory;

/** Heap use of this JVM. */
public final class HeapUse {
    private HeapUse() {}

    /** Bytes in use after a full garbage collection. */
    public static long afterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
