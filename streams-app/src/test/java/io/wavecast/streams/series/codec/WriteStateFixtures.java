package io.wavecast.streams.series.codec;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.streams.series.SeriesState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Writes the fixtures of {@link StateFixturesTest}. Run it once per format. It does not overwrite existing files, since bytes of a released
 * format never change.
 */
final class WriteStateFixtures {
    private WriteStateFixtures() {}

    /**
     * Writes the files.
     *
     * @param args the folder to write to
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        SeriesStateCodec states = new SeriesStateCodec();
        write(folder.resolve("state-v3-warming.bin"), states.write(StateExamples.state(Optional.empty())));
        for (SectionExample example : SectionExample.values()) {
            write(folder.resolve(example.file()), states.write(example.state()));
        }
        var chunks = new MapChunks();
        SeriesState chunked = StateExamples.longState();
        chunked.ring().seal(chunks);
        write(folder.resolve("state-v3-chunked.bin"), states.write(chunked));
        write(folder.resolve("chunk-v1.bin"), chunks.bytes.values().iterator().next());
        for (CellKind cell : CellKind.values()) {
            String word = EnumNames.nameOf(cell);
            write(folder.resolve("state-v3-" + word + ".bin"), states.write(StateExamples.state(Optional.of(cell))));
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    }
}
