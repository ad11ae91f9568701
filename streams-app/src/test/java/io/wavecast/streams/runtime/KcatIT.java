package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sends observations and reads forecasts with kcat alone. */
@ExtendWith(SharedBroker.class)
class KcatIT {
    @Test
    void shouldForecastObservationsThatKcatSends(LocalBroker broker, @TempDir Path stateDir) throws Exception {
        assumeThat(isInstalled())
                .as("kcat is not installed: apt-get install kcat")
                .isTrue();
        try (var lab = new ServiceLab(broker, "kcat")) {
            lab.whileServing(stateDir, service -> {
                String lines = """
                    pump|{"t": 1717171717.5, "v": 0.42}
                    pump|{"t": "2024-05-31T16:08:37.75Z", "v": [0.5], "unit": "bar"}
                    valve|{"v": [0.42, null, 0.1]}
                    scale|17
                    """;
                kcat(lines, "-b", broker.bootstrap(), "-t", lab.topics().sensorEvents(), "-P", "-K", "|");
                lab.read(lab.topics().forecasts(), 4);

                String output =
                        kcat("", "-b", broker.bootstrap(), "-t", lab.topics().forecasts(), "-C", "-e", "-q", "-K", "|");
                List<String> forecasts = output.lines().toList();

                assertThat(forecasts).hasSize(4);
                JsonNode second = json(forecasts.get(1), "pump");
                assertThat(second.get("made").asDouble()).isEqualTo(1717171717.75);
                assertThat(second.get("model").asText()).isEqualTo("naive@0");
                assertThat(second.get("status").asText()).isEqualTo("warming");
                JsonNode step = second.get("steps").get(0);
                assertThat(step.get("h").asInt()).isEqualTo(1);
                assertThat(step.get("at").asDouble()).isEqualTo(1717171718.0);
                assertThat(step.get("mean").asDouble()).isEqualTo(0.5);
                assertThat(json(forecasts.get(2), "valve")
                                .get("steps")
                                .get(0)
                                .get("mean")
                                .toString())
                        .isEqualTo("[0.42,null,0.1]");
                assertThat(json(forecasts.get(3), "scale")
                                .get("steps")
                                .get(0)
                                .get("mean")
                                .asDouble())
                        .isEqualTo(17);
            });
        }
    }

    private static JsonNode json(String line, String series) throws IOException {
        assertThat(line).startsWith(series + "|");
        return new ObjectMapper().readTree(line.substring(series.length() + 1));
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("kcat", "-V").start().waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String kcat(String input, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("kcat"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return output;
    }
}
