package io.wavecast.demo.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LivePageTest {
    private static final FakeFeed FEED = new FakeFeed();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static LivePage page;

    @BeforeAll
    static void start() {
        FEED.advance(20);
        FEED.compare();
        page = LivePage.start(0, FEED);
    }

    @AfterAll
    static void stop() {
        page.close();
    }

    @Test
    void shouldForbidForeignContentAndInlineScripts() throws Exception {
        HttpResponse<String> answer = get("");

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).startsWith("default-src 'self'").doesNotContain("unsafe"));
        assertThat(answer.body()).doesNotContain("http://", "https://", "style=", "onclick");
        assertThat(answer.body()).doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void shouldServeEveryFileOfThePage() throws Exception {
        for (String file : new String[] {
            "style.css",
            "icon.svg",
            "app.js",
            "charts.js",
            "view.js",
            "rows.js",
            "format.js",
            "marks.js",
            "alarms.js",
            "dom.js",
            "uplot.js",
            "uplot.css"
        }) {
            HttpResponse<String> answer = get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.body()).as(file).isNotBlank();
        }
    }

    @Test
    void shouldSendOnlyNewRows() throws Exception {
        JsonNode whole = live("series=eeg/subject02/O1");
        long next = whole.get("detail").get("next").asLong();
        JsonNode news = live("series=eeg/subject02/O1&from=" + (next - 5));

        assertThat(whole.get("detail").get("actual").size()).isGreaterThan(5_000);
        assertThat(news.get("detail").get("actual")).hasSize(5);
        assertThat(news.get("detail").has("history")).isFalse();
    }

    @Test
    void shouldSendTheLiveErrorsOfTheVersionInForceAndOfItsChallenger() throws Exception {
        JsonNode live = live("").get("live");

        assertThat(live).hasSize(2);
        assertThat(live.get(0).toString())
                .isEqualTo("{\"role\":\"in force\",\"model\":\"eeg/subject02@1\",\"rmse\":3.5,\"naiveRmse\":4.0}");
        assertThat(live.get(1).get("rmse").isNull()).as("not scored yet").isTrue();
    }

    @Test
    void shouldSendTheFirstSeriesIfNoneIsRequested() throws Exception {
        JsonNode news = live("history=");

        assertThat(news.get("detail").get("key").asText()).isEqualTo("eeg/subject02/Fz");
        assertThat(news.get("detail").get("swaps").get(0).get("model").asText()).isEqualTo("eeg/subject02@1");
        assertThat(news.get("detail").get("history").get("rmse")).isNotEmpty();
        assertThat(news.get("series")).hasSize(3);
        assertThat(news.get("run").get("limit").asDouble()).isEqualTo(120);
        assertThat(news.get("run").get("broker").asText()).isEqualTo("127.0.0.1:9092");
        assertThat(news.get("detail").get("fan").get("mean")).hasSize(4);
        assertThat(news.get("series").get(0).get("horizon").asInt()).isEqualTo(50);
        assertThat(news.get("series").get(0).get("horizons")).hasSize(4);
    }

    @Test
    void shouldSendWhatIsPlantedAndTheNewestAnomalies() throws Exception {
        var told = new ArrayList<LiveAlarm>();
        for (int i = 0; i < 50; i++) {
            told.add(new LiveAlarm(
                    "eeg/subject02/O1", "spike", i, i, "one such surprise in 20,000 samples", "", Double.NaN));
        }
        told.add(new LiveAlarm("eeg/subject02/Fz", "stuck", 60.5, Double.NaN, "20 times", "stuck sensor", 0.2));
        var faults = List.of(new LiveFault("eeg/subject02/Fz", "stuck sensor", 60.5, 62.5));
        try (LivePage faulty = LivePage.start(0, new FakeFeed(new LiveAlarms(faults, told)))) {
            JsonNode news = new ObjectMapper()
                    .readTree(CLIENT.send(
                                    HttpRequest.newBuilder(URI.create(faulty.url() + "live"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());

            assertThat(news.get("faults").get(0).get("name").asText()).isEqualTo("stuck sensor");
            assertThat(news.get("faults").get(0).get("until").asDouble()).isEqualTo(62.5);
            assertThat(news.get("anomalies")).hasSize(40);
            JsonNode newest = news.get("anomalies").get(39);
            assertThat(newest.get("kind").asText()).isEqualTo("stuck");
            assertThat(newest.get("until").isNull()).isTrue();
            assertThat(newest.get("delay").asDouble()).isEqualTo(0.2);
            assertThat(news.get("anomalies").get(0).get("delay").isNull()).isTrue();
        }
        assertThat(live("").get("anomalies")).isEmpty();
    }

    @Test
    void shouldSendAllRowsOfTheFirstSeriesIfTheRequestedOneIsUnknown() throws Exception {
        JsonNode news = live("series=no/such&from=1000000");

        assertThat(news.get("detail").get("actual")).isNotEmpty();
    }

    @Test
    void shouldNameTheOptionIfThePortIsInUse() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LivePage.start(taken.getLocalPort(), FEED))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("--port " + taken.getLocalPort());
        }
    }

    private static JsonNode live(String query) throws Exception {
        return new ObjectMapper().readTree(get("live?" + query).body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(page.url() + path)).build(), BodyHandlers.ofString());
    }
}
