package io.wavecast.streams.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class InputRingTest {
    @Property(seed = "42")
    void shouldKeepTheNewestSamplesInOrder(
            @ForAll @IntRange(min = 1, max = 9) int capacity,
            @ForAll @IntRange(min = 0, max = 30) int added,
            @ForAll @IntRange(min = 1, max = 12) int newCapacity) {
        var ring = new InputRing(capacity, 2);
        for (int i = 0; i < added; i++) {
            ring.add(new double[] {i, -i});
        }

        var resized = ring.resized(newCapacity);

        assertThat(contents(ring)).isEqualTo(newest(added, capacity));
        assertThat(contents(resized)).isEqualTo(newest(added, Math.min(capacity, newCapacity)));
    }

    private static List<Double> newest(int added, int kept) {
        List<Double> expected = new ArrayList<>();
        for (int i = Math.max(0, added - kept); i < added; i++) {
            expected.add((double) i);
            expected.add((double) -i);
        }
        return expected;
    }

    private static List<Double> contents(InputRing ring) {
        List<Double> contents = new ArrayList<>();
        double[] sample = new double[2];
        for (int index = 0; index < ring.size(); index++) {
            ring.read(index, sample);
            contents.add(sample[0]);
            contents.add(sample[1]);
        }
        return contents;
    }
}
