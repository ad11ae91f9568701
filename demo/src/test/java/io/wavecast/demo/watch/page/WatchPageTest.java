package io.wavecast.demo.watch.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.series.Observation;
import io.wavecast.demo.watch.series.AnomalyMark;
import io.wavecast.demo.watch.series.WatchedCluster;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WatchPageTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final GeneratedCluster GENERATED = new GeneratedCluster(40, 1_700_000_000_000_000L);
    private static final Reading READING = new Reading("127.0.0.1:9092", List.of("models"), 7, 2, Optional.empty());
    private static WatchPage page;

    @BeforeAll
    static void start() {
        GENERATED.advance(800);
        page = WatchPage.start("127.0.0.1", 0, GENERATED.cluster, () -> READING, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        page.close();
    }

    @Test
    void shouldServeEveryFileWithoutForeignOrInlineContent() throws Exception {
        assertThat(get("").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
        assertThat(get("").body()).doesNotContain("http://", "https://", "style=", "onclick");
        for (String file : new String[] {
            "style.css",
            "watch.css",
            "icon.svg",
            "watch.js",
            "list.js",
            "chart.js",
            "axes.js",
            "facts.js",
            "format.js",
            "marks.js",
            "dom.js",
            "uplot.js"
        }) {
            assertThat(get(file).statusCode()).as(file).isEqualTo(200);
            assertThat(get(file).body()).as(file).isNotBlank();
        }
    }

    @Test
    void shouldListTheWorstSeriesFirst() throws Exception {
        JsonNode list = json("list?sort=worst&limit=10&curves=3");

        assertThat(list.get("total").asInt()).isEqualTo(40);
        assertThat(list.get("matching").asInt()).isEqualTo(40);
        assertThat(list.get("series")).hasSize(10);
        List<Double> skills = StreamSupport.stream(list.get("series").spliterator(), false)
                .map(one -> one.get("skill").asDouble())
                .toList();
        assertThat(skills).isSorted();
        assertThat(list.get("series").get(0).get("key").asText()).matches("hall/line./pump-003.");
        assertThat(list.get("series").get(2).get("actual")).hasSizeBetween(32, 64);
        assertThat(list.get("series").get(3).has("actual")).isFalse();
    }

    @Test
    void shouldFindSeriesByAllWordsOfTheSearch() throws Exception {
        JsonNode list = json("list?sort=name&search=" + URLEncoder.encode("LINE3 pump", StandardCharsets.UTF_8));

        assertThat(list.get("matching").asInt()).isEqualTo(6);
        assertThat(list.get("series").get(0).get("key").asText()).isEqualTo("hall/line3/pump-0003");
        assertThat(json("list?search=nothing").get("series")).isEmpty();
    }

    @Test
    void shouldListSeriesWithAnAnomalyBeforeThoseWithLittleSkill() throws Exception {
        GENERATED.anomaly(0, 600, AnomalyMark.LASTS);
        GENERATED.anomaly(1, 600, 1_700_000_013_000_000L);
        try (WatchPage fresh = WatchPage.start("127.0.0.1", 0, GENERATED.cluster, () -> READING, Clock.systemUTC())) {
            JsonNode first = new ObjectMapper()
                    .readTree(get(fresh.url(), "list").body())
                    .get("series")
                    .get(0);
            assertThat(first.get("key").asText()).isEqualTo(GeneratedCluster.key(0));
            assertThat(first.get("anomaly").asText()).isEqualTo("shift");
        }
        JsonNode lasting =
                json("series?key=" + GeneratedCluster.key(0)).get("anomalies").get(0);
        assertThat(lasting.get("until").isNull()).isTrue();
        assertThat(lasting.get("from").asDouble()).isEqualTo(1_700_000_012);
        JsonNode ended =
                json("series?key=" + GeneratedCluster.key(1)).get("anomalies").get(0);
        assertThat(ended.get("until").asDouble()).isEqualTo(1_700_000_013);
        GENERATED.anomaly(0, 600, 1_700_000_013_000_000L);
    }

    @Test
    void shouldBoundTheListWhateverIsRequested() throws Exception {
        JsonNode list = json("list?limit=1000000&curves=99999&sort=no-such-order");

        assertThat(list.get("series")).hasSize(40);
        assertThat(ListQuery.of(name -> "1000000").limit()).isEqualTo(ListQuery.MOST);
        assertThat(ListQuery.of(name -> "1000000").curves()).isEqualTo(ListQuery.MOST_CURVES);
    }

    @Test
    void shouldSayHowTheReadingGoes() throws Exception {
        JsonNode reading = json("list").get("reading");

        assertThat(reading.get("source").asText()).isEqualTo("127.0.0.1:9092");
        assertThat(reading.get("missing").get(0).asText()).isEqualTo("models");
        assertThat(reading.get("behind").asLong()).isEqualTo(7);
        assertThat(reading.get("unreadable").asLong()).isEqualTo(2);
    }

    @Test
    void shouldSendValuesAsDoublesAndTimesAsTheyAre() throws Exception {
        JsonNode series = json("series?key=hall/line0/pump-0000&channel=1&horizon=5&newest=10");

        assertThat(series.get("actual")).hasSize(10);
        assertThat(series.get("actual").get(9).asDouble()).isEqualTo(1e9 + 799);
        assertThat(series.get("mean").get(9).asDouble()).isEqualTo(1e9 + 799);
        assertThat(series.get("seconds").get(9).asDouble()).isEqualTo(1_700_000_000 + 799 * 0.02);
        assertThat(series.get("horizons")).hasSize(3);
        assertThat(series.get("horizon").asInt()).isEqualTo(5);
        assertThat(series.get("fan").get("steps")).hasSize(3);
        assertThat(series.get("words").asText()).startsWith("hall@2: LSTM");
        assertThat(series.get("swaps").get(0).get("model").asText()).isEqualTo("hall@2");
    }

    @Test
    void shouldSendNeighboursNearABillionExactly() throws Exception {
        var counter = new WatchedCluster();
        double[] values = {1e9, Math.nextUp(1e9), 1e9 + 0.25, 1e9 + 1, 101_299, 101_300.5};
        for (int i = 0; i < values.length; i++) {
            counter.observed("counter", new Observation(1_700_000_000_000_000L + i * 1_000_000L, values[i]), 0);
        }
        try (WatchPage exact = WatchPage.start("127.0.0.1", 0, counter, () -> READING, Clock.systemUTC())) {
            JsonNode actual = new ObjectMapper()
                    .readTree(get(exact.url(), "series?key=counter").body())
                    .get("actual");
            assertThat(actual).hasSize(values.length);
            for (int i = 0; i < values.length; i++) {
                assertThat(actual.get(i).asDouble()).isEqualTo(values[i]);
            }
        }
    }

    @Test
    void shouldSendTheWindowRequested() throws Exception {
        JsonNode series = json("series?key=hall/line0/pump-0000&from=1700000004&to=1700000006");

        assertThat(series.get("seconds").get(0).asDouble()).isEqualTo(1_700_000_003.98);
        assertThat(series.get("inWindow").asInt())
                .isEqualTo(series.get("actual").size())
                .isEqualTo(102);
    }

    @Test
    void shouldSurviveNonsense() throws Exception {
        assertThat(get("series?key=unknown").statusCode()).isEqualTo(404);
        assertThat(get("series.csv?key=unknown").statusCode()).isEqualTo(404);
        assertThat(get("series").statusCode()).isEqualTo(404);
        JsonNode series =
                json("series?key=hall/line0/pump-0000&channel=99&horizon=77&from=NaN&to=1e400&points=-3&newest=x");
        assertThat(series.get("channel").asInt()).isEqualTo(1);
        assertThat(series.get("horizon").asInt()).isEqualTo(25);
        assertThat(json("series?key=hall/line0/pump-0000&from=1700000006&to=1700000004")
                        .get("inWindow")
                        .asInt())
                .isZero();
    }

    @Test
    void shouldExportAllHorizonsAsCsv() throws Exception {
        HttpResponse<String> answer = get("series.csv?key=hall/line0/pump-0000&channel=1");

        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"hall-line0-pump-0000-1.csv\"");
        List<String> lines = answer.body().lines().toList();
        assertThat(lines).hasSize(801);
        assertThat(lines.get(0))
                .isEqualTo(
                        "time,actual,mean_h1,lower_h1,upper_h1,mean_h5,lower_h5,upper_h5,mean_h25,lower_h25,upper_h25");
        assertThat(lines.get(1)).isEqualTo("2023-11-14T22:13:20Z,1.0E9,,,,,,,,,");
        assertThat(lines.get(800))
                .startsWith("2023-11-14T22:13:35.980Z,1.000000799E9,1.000000799E9,1.000000799E9,1.000000799E9,");
    }

    @Test
    void shouldRefuseRequestsForOtherHosts() throws Exception {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(page.url()).getPort())) {
            socket.getOutputStream()
                    .write("GET /list HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421");
        }
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return get(page.url(), path);
    }

    private static HttpResponse<String> get(String url, String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
    }
}
