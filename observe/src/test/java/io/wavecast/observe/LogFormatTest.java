package io.wavecast.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log of a process of its own, since Logback reads its configuration once. */
class LogFormatTest {
    /** Says a line with keys and values. */
    static final class Speaker {
        private Speaker() {}

        public static void main(String[] arguments) {
            LoggerFactory.getLogger("io.wavecast.test.Speaker")
                    .atInfo()
                    .addKeyValue("model", "eeg@3")
                    .log("model {} is in force", "eeg@3");
        }
    }

    @Test
    void textIsForPeople() throws Exception {
        assertThat(said(List.of()).replaceAll("\\d", "0"))
                .isEqualTo("00:00:00 INFO  Speaker: model eeg@0 is in force\n");
    }

    @Test
    void jsonIsAnObjectPerEventWithItsKeysAndTheInstance() throws Exception {
        String line = said(List.of("WAVECAST_LOG_FORMAT", "json", "WAVECAST_GROUP_INSTANCE_ID", "pod-0"));

        assertThat(line.lines()).hasSize(1);
        assertThat(line)
                .startsWith("{\"timestamp\":")
                .contains(
                        "\"level\":\"INFO\"",
                        "\"formattedMessage\":\"model eeg@3 is in force\"",
                        "{\"model\":\"eeg@3\"}",
                        "\"instance\":\"pod-0\"");
    }

    @Test
    void aLevelKeepsQuiet() throws Exception {
        assertThat(said(List.of("WAVECAST_LOG_LEVEL", "WARN"))).isEmpty();
    }

    private static String said(List<String> variables) throws Exception {
        var process = new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                System.getProperty("java.class.path"),
                Speaker.class.getName());
        for (int i = 0; i < variables.size(); i += 2) {
            process.environment().put(variables.get(i), variables.get(i + 1));
        }
        Process running = process.redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(running.waitFor()).isZero();
        return said;
    }
}
