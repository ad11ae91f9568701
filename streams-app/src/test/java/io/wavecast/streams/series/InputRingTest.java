package io.wavecast.streams.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.streams.series.codec.MapChunks;
import java.util.ArrayDeque;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InputRingTest {
    @Property(seed = "42")
    void shouldKeepTheNewestSamplesInOrder(
            @ForAll @IntRange(min = 1, max = 9) int capacity,
            @ForAll @IntRange(min = 0, max = 30) int added,
            @ForAll @IntRange(min = 0, max = 12) int growth,
            @ForAll @IntRange(min = 0, max = 30) int addedLater) {
        var ring = new InputRing(capacity, 2);
        var expected = new ArrayDeque<double[]>();
        for (int i = 0; i < added; i++) {
            add(ring, expected, i);
        }
        assertContent(ring, expected);

        ring.grow(capacity + growth);
        assertContent(ring, expected);
        for (int i = 0; i < addedLater; i++) {
            add(ring, expected, 100 + i);
        }

        assertThat(ring.capacity()).isEqualTo(capacity + growth);
        assertContent(ring, expected);
    }

    /** A ring whose samples move into chunks must not differ from one that stays on the heap. */
    @Property(seed = "7", tries = 500)
    void shouldKeepItsContentInChunks(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int channels,
            @ForAll @IntRange(min = 1, max = 300) int capacity) {
        Random random = new Random(seed);
        var chunks = new MapChunks();
        var ring = new InputRing(capacity, channels);
        var expected = new ArrayDeque<double[]>();
        for (int step = 0; step < 60; step++) {
            int added = random.nextInt(random.nextInt(10) == 0 ? 2 * capacity : 12);
            for (int i = 0; i < added; i++) {
                add(ring, expected, random.nextInt());
            }
            switch (random.nextInt(12)) {
                case 0 -> ring.hold();
                case 1 -> {
                    ring.clear();
                    expected.clear();
                }
                case 2 -> ring.grow(ring.capacity() + random.nextInt(40));
                case 3 -> {
                    var fresh = new InputRing(ring.capacity(), channels);
                    fresh.replace(ring);
                    ring = fresh;
                    expected.clear();
                }
                default -> {
                    if (ring.seal(chunks)) {
                        chunks.bytes.clear();
                    }
                }
            }
            assertThat(ring.heldSize()).isLessThanOrEqualTo(ring.size());
            if (random.nextInt(4) == 0) {
                assertContent(ring, expected);
            }
        }
        assertContent(ring, expected);
    }

    @Test
    void shouldHoldLessThanAChunkAfterASeal() {
        var chunks = new MapChunks();
        var ring = new InputRing(512, 1);
        for (int i = 0; i < 2_000; i++) {
            ring.add(new double[] {i});
            ring.seal(chunks);
            assertThat(ring.heldSize()).isLessThan(ring.layout().samples());
            assertThat(ring.room()).isLessThanOrEqualTo(2 * ring.layout().samples());
        }

        assertThat(chunks.bytes).as("slots, used in turn").hasSize(ring.layout().slots());
        assertThat(chunks.bytes).hasSizeBetween(512 / 32 + 2, 512 / 32 + 4);
    }

    @Test
    void shouldMakeItsArraySmallerAgain() {
        var chunks = new MapChunks();
        var ring = new InputRing(512, 1);
        for (int i = 0; i < 600; i++) {
            ring.add(new double[] {i});
        }
        assertThat(ring.room()).isEqualTo(512);

        ring.seal(chunks);
        assertThat(ring.room()).isLessThanOrEqualTo(32);
    }

    @Test
    void shouldLoseTheSamplesBeforeAMissingChunkAndNoOthers() {
        var chunks = new MapChunks();
        var ring = new InputRing(512, 1);
        for (int i = 0; i < 320; i++) {
            ring.add(new double[] {i});
            ring.seal(chunks);
        }
        chunks.bytes.remove(5); // the fifth chunk, samples 128 to 159

        assertThat(ring.samples()).startsWith(160).endsWith(319).hasSize(160);
        assertThat(ring.size()).isEqualTo(160);
    }

    private static void add(InputRing ring, ArrayDeque<double[]> expected, double value) {
        double[] sample = new double[ring.channels()];
        for (int c = 0; c < sample.length; c++) {
            sample[c] = value + c / 100.0;
        }
        ring.add(sample);
        if (expected.size() == ring.capacity()) {
            expected.removeFirst();
        }
        expected.add(sample);
    }

    private static void assertContent(InputRing ring, ArrayDeque<double[]> expected) {
        assertThat(ring.size()).isEqualTo(expected.size());
        assertThat(ring.samples())
                .isEqualTo(expected.stream()
                        .flatMapToDouble(java.util.Arrays::stream)
                        .toArray());
    }
}
