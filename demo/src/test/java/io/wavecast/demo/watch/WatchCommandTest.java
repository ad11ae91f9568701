package io.wavecast.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Tests the problems that the command reports without a broker. */
class WatchCommandTest {
    @Test
    void shouldReportAllProblemsAtOnce() {
        var err = new StringWriter();

        int code = new CommandLine(new WatchCommand())
                .setErr(new PrintWriter(err))
                .execute(
                        "--http-port=high",
                        "--look-back=long",
                        "--events=none.json",
                        "--events-topic=models",
                        "--client-config=none",
                        "--format=xml");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("--http-port (WAVECAST_HTTP_PORT) must be a whole number, was 'high'")
                .contains("--look-back (WAVECAST_LOOK_BACK) must be 0 or a positive number with ms, s, m, h or d")
                .contains("--events (WAVECAST_EVENTS) none.json")
                .contains("--events-topic (WAVECAST_EVENTS_TOPIC) must be a topic without another purpose")
                .contains("--client-config: cannot read none")
                .contains("--format (WAVECAST_FORMAT) must be json or protobuf, was 'xml'");
    }
}
