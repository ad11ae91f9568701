package io.wavecast.benchmarks.throughput;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order of services in a repetition. */
public final class Rotation {
    private Rotation() {}

    /** The list rotated by the number of the repetition, so that warm-up and wear of the machine do not always favour the same element. */
    public static <T> List<T> of(List<T> services, int repetition) {
        List<T> rotated = new ArrayList<>(services);
        Collections.rotate(rotated, -repetition);
        return rotated;
    }
}
