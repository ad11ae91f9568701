package io.wavecast.signals.edf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.signals.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EdfRoundTripTest {
    @Property(tries = 200)
    void shouldReadEverySampleThatWasWritten(
            @ForAll boolean bdf,
            @ForAll @IntRange(min = 1, max = 5) int channels,
            @ForAll @IntRange(min = 1, max = 9) int perRecord,
            @ForAll @IntRange(min = 1, max = 6) int records,
            @ForAll long seed)
            throws IOException {
        var random = new Random(seed);
        int limit = bdf ? 8_388_607 : 32_767;
        double physical = 1 + random.nextInt(500);
        var writer = new EdfWriter(bdf, "", 2);
        for (int c = 0; c < channels; c++) {
            writer.signal("c" + c, -physical, physical, -limit, limit, perRecord);
        }
        int[][] digital = new int[channels][records * perRecord];
        for (int r = 0; r < records; r++) {
            for (int c = 0; c < channels; c++) {
                int[] own = random.ints(perRecord, -limit, limit + 1).toArray();
                System.arraycopy(own, 0, digital[c], r * perRecord, perRecord);
                writer.samples(own);
            }
            writer.endRecord();
        }
        Path file = Files.createTempFile("round-trip", bdf ? ".bdf" : ".edf");

        Played played;
        try {
            Files.write(file, writer.bytes());
            played = Played.of(EdfRecording.read(file));
        } finally {
            Files.delete(file);
        }

        assertThat(played.offsets()).hasSize(records * perRecord);
        for (int t = 0; t < records * perRecord; t++) {
            assertThat(played.offsets().get(t)).isEqualTo(Math.round(t * 2e6 / perRecord));
            for (int c = 0; c < channels; c++) {
                // The limits are symmetric, so digital zero is physical zero, and a digital step is physical / limit.
                assertThat(played.values().get(t)[c]).isCloseTo(digital[c][t] * physical / limit, within(1e-9));
            }
        }
    }
}
