package io.wavecast.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.wavecast.streams.runtime.ServeConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The option for forecasts as Avro, with a stub of a registry. */
class ForecastFormatTest {
    private final List<String> asked = new ArrayList<>();
    private int status = 200;
    private HttpServer registry;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] body = "{\"id\": 21}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        registry.start();
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void shouldAskTheRegistryForTheSchemaOfTheTopic() {
        ServeConfig config = config("--forecast-format=avro", "--topic-prefix=plant.", "--registry=" + url());

        assertThat(config.forecast().avroSchema()).hasValue(21);
        assertThat(config.reading().form().isNative()).isTrue();
        assertThat(asked).containsExactly("POST /subjects/plant.forecasts-value");
    }

    @Test
    void shouldTakeAnIdWithoutARegistry() {
        assertThat(config("--forecast-format=avro:17").forecast().avroSchema()).hasValue(17);
        assertThat(config("--forecast-format=same").forecast().avroSchema()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThat(errors(2, "--forecast-format=avro"))
                .contains("--forecast-format (WAVECAST_FORECAST_FORMAT) must state the schema's id without --registry,"
                        + " such as avro:17");
        assertThat(errors(2, "--forecast-format=avro:0"))
                .contains("must be same, avro or avro:ID with the id of a schema, was 'avro:0'");
        assertThat(errors(2, "--registry=" + url())).contains("--events (WAVECAST_EVENTS) must name a mapping");
        assertThat(errors(2, "--forecast-format=avro:17", "--levels=0.5,0.99"))
                .contains("--forecast-format (WAVECAST_FORECAST_FORMAT) has no place for the values of --levels");
        status = 409;
        assertThat(errors(1, "--forecast-format=avro", "--registry=" + url()))
                .contains("serve: --registry: no id for the schema of forecasts under the subject"
                        + " forecasts-value: expected HTTP 200 of /subjects/forecasts-value, was 409");
        assertThat(errors(2, "--forecast-format=avro", "--registry=" + url(), "--threads=many"))
                .contains("--threads");
        assertThat(asked).hasSize(1);
    }

    private String url() {
        return "http://127.0.0.1:" + registry.getAddress().getPort();
    }

    private static ServeConfig config(String... options) {
        var command = new ServeCommand();
        new CommandLine(command).parseArgs(options);
        return command.config();
    }

    private static String errors(int exit, String... options) {
        var output = new StringWriter();
        int ended = new CommandLine(new ServeCommand())
                .setErr(new PrintWriter(output))
                .execute(options);
        assertThat(ended).isEqualTo(exit);
        return output.toString();
    }
}
