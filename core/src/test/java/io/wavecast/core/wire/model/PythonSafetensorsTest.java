package io.wavecast.core.wire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks that Python's {@code safetensors} reads the written files. Needs an interpreter with the packages {@code safetensors} and
 * {@code numpy}: the one that the system property or environment variable {@code WAVECAST_PYTHON} names, otherwise {@code python3}.
 */
class PythonSafetensorsTest {
    private static final Path SCRIPT = Path.of("src/test/python/read_safetensors.py");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void shouldBeReadByPython(CellKind cell) throws IOException, InterruptedException {
        assumeTrue(
                run("-c", "import safetensors, numpy").exit() == 0,
                () -> python() + " has no safetensors or numpy: set WAVECAST_PYTHON to an interpreter that has both");
        Model model = WireExamples.model(cell);
        Path file = Files.write(folder.resolve("model.safetensors"), new ModelCodec().write(model));

        Finished python = run(SCRIPT.toString(), file.toString());

        assertThat(python.exit()).as(python.output()).isZero();
        assertThat(python.output().lines()).containsExactlyElementsOf(expected(model));
    }

    private static List<String> expected(Model model) {
        HexFormat hex = HexFormat.of();
        List<String> lines = new ArrayList<>();
        lines.add("metadata format " + hex.formatHex("pt".getBytes(StandardCharsets.UTF_8)));
        lines.add("metadata wavecast "
                + hex.formatHex(ModelDocumentWriter.write(model).getBytes(StandardCharsets.UTF_8)));
        Map<String, Tensor> tensors =
                new TreeMap<>(ModelTensors.toTensors(model.spec().network(), model.weights()));
        tensors.forEach((name, tensor) -> {
            ByteBuffer bytes =
                    ByteBuffer.allocate(tensor.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(tensor.values());
            String shape =
                    IntStream.of(tensor.shape()).mapToObj(String::valueOf).collect(Collectors.joining(","));
            lines.add("tensor " + name + " float32 " + shape + " " + hex.formatHex(bytes.array()));
        });
        return lines;
    }

    private record Finished(int exit, String output) {}

    private static Finished run(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, python());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Finished(process.waitFor(), output);
        } catch (IOException e) {
            return new Finished(-1, "no such interpreter: " + e.getMessage());
        }
    }

    private static String python() {
        String named = System.getProperty("WAVECAST_PYTHON", System.getenv("WAVECAST_PYTHON"));
        return named == null || named.isBlank() ? "python3" : named;
    }
}
