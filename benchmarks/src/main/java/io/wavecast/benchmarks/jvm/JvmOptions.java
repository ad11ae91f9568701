package io.wavecast.benchmarks.jvm;

import java.util.List;

/** Command line options for JVMs that load native code. */
public final class JvmOptions {
    private static final int FIRST_VERSION_WITH_WARNINGS = 24;

    private JvmOptions() {}

    /** Allows native code and {@code sun.misc.Unsafe}, as RocksDB and inference libraries use them. JDK 24 and later warn otherwise. */
    public static List<String> allowNativeCode() {
        return Runtime.version().feature() < FIRST_VERSION_WITH_WARNINGS
                ? List.of()
                : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }
}
