package io.wavecast.benchmarks.jvm;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Command line options for child JVMs. */
public final class JvmOptions {
    private static final int FIRST_VERSION_WITH_WARNINGS = 24;

    private JvmOptions() {}

    /**
     * Options of all children: the length of vectors that {@code ./wavecast} gave this JVM, and leave for native code and {@code
     * sun.misc.Unsafe}, as RocksDB and inference libraries use them. JDK 24 and later warn otherwise.
     */
    public static List<String> common() {
        List<String> options = new ArrayList<>();
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-XX:MaxVectorSize=")) {
                options.add(option);
            }
        }
        if (Runtime.version().feature() >= FIRST_VERSION_WITH_WARNINGS) {
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("--sun-misc-unsafe-memory-access=allow");
        }
        return options;
    }
}
