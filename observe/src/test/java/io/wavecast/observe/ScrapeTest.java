package io.wavecast.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScrapeTest {
    private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0,text/plain;q=0.5";
    private static final String PROTOBUF =
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.6,text/plain;q=0.5";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Scrape scrape = new Scrape(registry);

    @Test
    void shouldUseTheRequestedFormat() {
        registry.counter("wavecast.things").increment();

        assertThat(scrape.contentType("")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(text("")).contains("wavecast_things_total 1.0").doesNotContain("# EOF");
        assertThat(scrape.contentType(OPEN_METRICS)).startsWith("application/openmetrics-text");
        assertThat(text(OPEN_METRICS)).contains("wavecast_things_total 1.0").endsWith("# EOF\n");
    }

    @Test
    void shouldSendNativeHistogramsInProtobufAndFixedBucketsInText() {
        Histograms.register(registry, "wavecast_wait_seconds", "Waiting", 0.1, 1)
                .observeWithExemplar(0.5, Labels.of("series", "pump/7"));

        assertThat(scrape.contentType(PROTOBUF)).startsWith("application/vnd.google.protobuf");
        assertThat(text(PROTOBUF)).contains("wavecast_wait_seconds");
        assertThat(text(""))
                .contains(
                        "wavecast_wait_seconds_bucket{le=\"0.1\"} 0",
                        "wavecast_wait_seconds_bucket{le=\"1.0\"} 1",
                        "wavecast_wait_seconds_count 1")
                .doesNotContain("pump/7");
        assertThat(text(OPEN_METRICS)).contains("wavecast_wait_seconds_bucket{le=\"1.0\"} 1 # {series=\"pump/7\"} 0.5");
    }

    @Test
    void shouldUpdateMetersBeforeEachScrape() {
        scrape.beforeEach(() -> registry.counter("wavecast.scrapes").increment());

        scrape.body("");

        assertThat(text("")).contains("wavecast_scrapes_total 2.0");
    }

    /** Two that replace the rows of a gauge at the same time would find a row twice. */
    @Test
    void shouldScrapeOneAtATime() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        scrape.beforeEach(() -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            long end = System.nanoTime() + 100_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            running.decrementAndGet();
        });

        IntStream.range(0, 1_000).parallel().forEach(i -> scrape.body(""));

        assertThat(most).hasValue(1);
    }

    @Test
    void shouldFindNamesInPagesAndScrapes() {
        String page = "## a\n| `wavecast_x_total` | counter | | x |\n## b\n| `wavecast_y` | gauge | | y |\n";

        assertThat(MetricNames.documented(page, "## a")).isEqualTo(Map.of("wavecast_x_total", "counter"));
        assertThat(MetricNames.documented(page, "## b")).isEqualTo(Map.of("wavecast_y", "gauge"));
        assertThat(MetricNames.served(
                        "# HELP wavecast_y y\n# TYPE wavecast_y gauge\nwavecast_y 1\n# TYPE jvm_x gauge\n"))
                .isEqualTo(Map.of("wavecast_y", "gauge"));
    }

    private String text(String accept) {
        return new String(scrape.body(accept), StandardCharsets.UTF_8);
    }
}
