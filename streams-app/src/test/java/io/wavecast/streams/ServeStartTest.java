package io.wavecast.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code serve} says if it cannot start. No broker runs. */
class ServeStartTest {
    private static final String SASL = "security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config=";

    @TempDir
    Path directory;

    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"u\" password=\"hunter2\""
                        + " | semi",
                "org.apache.kafka.common.security.plain.PlainLoginModule hunter2 required password=\"x\"; | control"
                        + " flag",
                "org.example.NoLoginModule required password=\"hunter2\"; | NoLoginModule",
                "password=\"hunter2\"; | JAAS",
                "hunter2 | JAAS",
            })
    void shouldExitWithTwoAndTheReasonForAWrongJaasConfig(String jaas, String reason) throws Exception {
        assertThat(serve(SASL + jaas)).as("%s", err).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("--bootstrap or --client-config: no Kafka client can connect with these properties: ")
                .containsIgnoringCase(reason)
                .doesNotContain("hunter2");
    }

    @Test
    void shouldExitWithTwoAndTheFileForAMissingTruststore() throws Exception {
        assertThat(serve(
                        "security.protocol=SSL\nssl.truststore.location=/no/such.jks\nssl.truststore.password=hunter2"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("/no/such.jks", "no such file").doesNotContain("hunter2");
    }

    @Test
    void shouldNameTheAddressAndTheTimeIfNoBrokerAnswers() throws Exception {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) { // connects, and never answers
            String address = "127.0.0.1:" + silent.getLocalPort();

            assertThat(serve("", "--bootstrap=" + address, "--broker-timeout=1s"))
                    .isEqualTo(1);

            assertThat(err.toString())
                    .isEqualToIgnoringNewLines("serve: no broker answered at " + address
                            + " within 1 s: check the bootstrap servers and the client's security settings");
        }
    }

    @Test
    void shouldCheckTheStateFolderBeforeTheBroker() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(serve("", "--state-dir=" + file)).isEqualTo(2);

        assertThat(err.toString()).startsWith("--state-dir must be a folder that this user may write to, was " + file);
    }

    private int serve(String properties, String... more) throws Exception {
        Path client = Files.writeString(directory.resolve("client.properties"), properties);
        var line = new CommandLine(new ServeCommand()).setErr(new PrintWriter(err, true));
        String[] all = new String[more.length + 3];
        all[0] = "--client-config=" + client;
        all[1] = "--http-port=0";
        all[2] = "--state-dir=" + directory.resolve("states");
        System.arraycopy(more, 0, all, 3, more.length);
        return line.setOverwrittenOptionsAllowed(true).execute(all);
    }
}
