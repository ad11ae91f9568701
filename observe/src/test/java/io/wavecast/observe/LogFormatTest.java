package io.wavecast.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Starts a process for each log, since Logback reads its configuration once. */
class LogFormatTest {
    /** Logs a line with keys and values. */
    static final class LogOneLine {
        private LogOneLine() {}

        public static void main(String[] arguments) {
            LoggerFactory.getLogger("io.wavecast.test.LogOneLine")
                    .atInfo()
                    .addKeyValue("model", "eeg@3")
                    .log("model {} is in force", "eeg@3");
        }
    }

    @Test
    void shouldWriteTextByDefault() throws Exception {
        assertThat(log(List.of()).replaceAll("\\d", "0"))
                .isEqualTo("00:00:00 INFO  LogOneLine: model eeg@0 is in force\n");
    }

    @Test
    void shouldWriteAJsonObjectPerEventWithItsKeysAndTheInstance() throws Exception {
        String line = log(List.of("WAVECAST_LOG_FORMAT", "json", "WAVECAST_GROUP_INSTANCE_ID", "pod-0"));

        assertThat(line.lines()).hasSize(1);
        assertThat(line)
                .startsWith("{\"timestamp\":")
                .contains(
                        "\"level\":\"INFO\"",
                        "\"formattedMessage\":\"model eeg@3 is in force\"",
                        "{\"model\":\"eeg@3\"}",
                        "\"instance\":\"pod-0\"");
    }

    /** Logs a key that tries to forge a line and to control a terminal, and an exception that quotes it. */
    static final class LogHostileKey {
        private static final String KEY =
                "pump\n00:00:00 ERROR Forged: \u001b[2J\r\u009b31m\u2028\u202egnp\u0000\ud800";

        private LogHostileKey() {}

        public static void main(String[] arguments) {
            var thrown = new IllegalStateException("outer " + KEY, new IllegalArgumentException("inner " + KEY));
            thrown.addSuppressed(new IllegalArgumentException("suppressed " + KEY));
            LoggerFactory.getLogger("io.wavecast.test.LogHostileKey").warn("bad key {}", KEY, thrown);
        }
    }

    @Test
    void shouldEscapeControlCharactersInTextAndKeepTheLinesOfStackTraces() throws Exception {
        String escaped = "pump\\n00:00:00 ERROR Forged: \\u001b[2J\\r\\u009b31m\\u2028\\u202egnp\\u0000\\ud800";

        String text = log(LogHostileKey.class, List.of());

        assertThat(text.lines().toList().get(0)).endsWith("WARN  LogHostileKey: bad key " + escaped);
        assertThat(text.lines())
                .contains(
                        "java.lang.IllegalStateException: outer " + escaped,
                        "Caused by: java.lang.IllegalArgumentException: inner " + escaped)
                .anyMatch(line ->
                        line.strip().equals("Suppressed: java.lang.IllegalArgumentException: suppressed " + escaped))
                .anyMatch(line -> line.startsWith("\tat "))
                .noneMatch(line -> line.startsWith("00:00:00 ERROR"));
        assertThat(text.replace("\n", "").replace("\t", ""))
                .doesNotContainPattern("[\\p{Cntrl}\u0080-\u009f\u2028\u202e]");
    }

    @Test
    void shouldEscapeControlCharactersInJsonAsOneLine() throws Exception {
        String line = log(LogHostileKey.class, List.of("WAVECAST_LOG_FORMAT", "json"));

        assertThat(line.lines()).hasSize(1);
        assertThat(line.strip()).doesNotContainPattern("[\\p{Cntrl}\u0080-\u009f\u2028\u202e]");
        assertThat(line)
                .contains(
                        "\"formattedMessage\":\"bad key pump\\n00:00:00 ERROR Forged: ", "\\u009b31m\\u2028\\u202egnp");
    }

    @Test
    void shouldRespectTheLevel() throws Exception {
        assertThat(log(List.of("WAVECAST_LOG_LEVEL", "WARN"))).isEmpty();
    }

    private static String log(List<String> variables) throws Exception {
        return log(LogOneLine.class, variables);
    }

    private static String log(Class<?> main, List<String> variables) throws Exception {
        var process = new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        for (int i = 0; i < variables.size(); i += 2) {
            process.environment().put(variables.get(i), variables.get(i + 1));
        }
        Process running = process.redirectErrorStream(true).start();
        String output = new String(running.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(running.waitFor()).isZero();
        return output;
    }
}
