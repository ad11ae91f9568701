package io.wavecast.core.wire;

import io.wavecast.core.rnn.CellKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Writes what {@link WireFixturesTest} reads back, into a folder of its own choice. Run once per format, never again: bytes that
 * were shipped stay as they are, so it refuses to overwrite.
 */
final class WriteWireFixtures {
    private WriteWireFixtures() {}

    /** @param args the folder */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        SeriesStateCodec states = new SeriesStateCodec();
        write(folder.resolve("model-v1-reader.safetensors"), new ModelCodec().write(WireExamples.reader()));
        write(folder.resolve("state-v1-warming.bin"), states.write(WireExamples.state(Optional.empty())));
        for (CellKind cell : CellKind.values()) {
            String word = Words.of(cell);
            write(folder.resolve("state-v1-" + word + ".bin"), states.write(WireExamples.state(Optional.of(cell))));
            write(
                    folder.resolve("model-v1-" + word + ".safetensors"),
                    new ModelCodec().write(WireExamples.model(cell)));
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    }
}
