package io.wavecast.benchmarks.latency;

import io.wavecast.benchmarks.report.Scale;
import io.wavecast.streams.runtime.Guarantee;
import io.wavecast.streams.runtime.Profile;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to run the service.
 *
 * @param label for the report
 * @param jvm options of the service's JVM
 */
record LatencyCase(String label, Profile profile, Guarantee guarantee, List<String> jvm) {
    private static final int FIRST_WITH_GENERATIONS_BY_DEFAULT = 23; // version of the JDK

    static List<LatencyCase> of(Scale scale) {
        // The nearest limit last: the broker, which all share, is compiled by then.
        List<LatencyCase> all = new ArrayList<>(List.of(
                new LatencyCase("auto", Profile.AUTO, Guarantee.EXACTLY_ONCE, List.of()),
                new LatencyCase("latency, exactly-once", Profile.LATENCY, Guarantee.EXACTLY_ONCE, List.of()),
                new LatencyCase("latency", Profile.LATENCY, Guarantee.AT_LEAST_ONCE, List.of())));
        if (scale == Scale.FULL) {
            all.add(0, new LatencyCase("throughput", Profile.THROUGHPUT, Guarantee.EXACTLY_ONCE, List.of()));
        }
        if (scale == Scale.FULL && Runtime.version().feature() >= FIRST_WITH_GENERATIONS_BY_DEFAULT) {
            all.add(new LatencyCase("latency, ZGC", Profile.LATENCY, Guarantee.AT_LEAST_ONCE, List.of("-XX:+UseZGC")));
        }
        return all;
    }

    /** The label as a part of names of topics. */
    String word() {
        return label.replace(", ", "-");
    }
}
