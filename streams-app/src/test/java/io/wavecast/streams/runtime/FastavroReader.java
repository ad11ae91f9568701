package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.HorizonForecast;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads forecasts in Avro by fastavro, with the schema that a registry has. Needs an interpreter with {@code fastavro}: the one that the
 * environment variable {@code WAVECAST_PYTHON} names, otherwise {@code python3}.
 */
final class FastavroReader {
    private static final Path SCRIPT = Path.of("src/test/python/read_forecasts.py");

    private FastavroReader() {}

    static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder(python(), "-c", "import fastavro")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static String python() {
        String named = System.getenv("WAVECAST_PYTHON");
        return named == null || named.isBlank() ? "python3" : named;
    }

    /** What it reads, a line for each value; see {@link #line}. */
    static List<String> read(URI registry, List<byte[]> values, Path folder) throws IOException, InterruptedException {
        Path input = Files.write(
                folder.resolve("forecasts.txt"),
                values.stream().map(Base64.getEncoder()::encodeToString).toList());
        Process process = new ProcessBuilder(python(), SCRIPT.toString(), registry.toString())
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    /** The line that it must read of a forecast. */
    static String line(Forecast forecast) {
        List<String> words = new ArrayList<>(List.of(
                String.valueOf(forecast.madeMicros()),
                forecast.model().toString(),
                forecast.status().word()));
        for (HorizonForecast step : forecast.steps()) {
            words.add(String.valueOf(step.horizon()));
            words.add(step.atMicros() == HorizonForecast.UNKNOWN_TIME ? "None" : String.valueOf(step.atMicros()));
            words.add(bits(step.mean()));
            words.add(bits(step.lower()));
            words.add(bits(step.upper()));
        }
        return String.join(" ", words);
    }

    private static String bits(double[] values) {
        return Arrays.stream(values)
                .mapToObj(value -> String.format("%016x", Double.doubleToRawLongBits(value)))
                .collect(Collectors.joining(","));
    }
}
