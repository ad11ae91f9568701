package io.wavecast.core.wire.model;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.EnumNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes the files that {@link WireFixturesTest} reads. Run it once for each new format. It refuses to overwrite files, since files
 * of a released format must not change.
 */
final class WriteWireFixtures {
    private WriteWireFixtures() {}

    /**
     * Writes the files.
     *
     * @param args the folder to write to
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        write(folder.resolve("model-v1-reader.safetensors"), new ModelCodec().write(WireExamples.labelModel()));
        write(folder.resolve("model-v1-adapted.safetensors"), new ModelCodec().write(WireExamples.adaptedModel()));
        write(folder.resolve("model-v1-calendar.safetensors"), new ModelCodec().write(WireExamples.calendarModel()));
        write(folder.resolve("model-v1-holidays.safetensors"), new ModelCodec().write(WireExamples.holidayModel()));
        for (CellKind cell : CellKind.values()) {
            String word = EnumNames.nameOf(cell);
            write(
                    folder.resolve("model-v1-" + word + ".safetensors"),
                    new ModelCodec().write(WireExamples.model(cell)));
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    }
}
