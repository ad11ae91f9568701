package io.wavecast.demo.watch.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wavecast.demo.page.Browser;
import io.wavecast.demo.watch.series.AnomalyMark;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, with one series and with 5,000. */
class WatchPageIT {
    @TempDir
    private static Path profile;

    private static final Reading READING = new Reading("127.0.0.1:9092", List.of(), 0, 0, Optional.empty());
    private static Optional<Browser> started = Optional.empty();
    private static Browser browser;
    private static GeneratedCluster single;
    private static WatchPage one;
    private static WatchPage many;
    private static ScheduledExecutorService time;

    @BeforeAll
    static void start() {
        started = Browser.start(profile);
        Assumptions.assumeTrue(
                started.isPresent(), "no chromium with chromedriver on the PATH: the page is not tested");
        browser = started.get();
        single = new GeneratedCluster(1, 1_700_000_000_000_000L);
        single.advance(1_000);
        var crowd = new GeneratedCluster(5_000, 1_700_000_000_000_000L);
        crowd.advance(140);
        one = WatchPage.start("127.0.0.1", 0, single.cluster, () -> READING, Clock.systemUTC());
        many = WatchPage.start("127.0.0.1", 0, crowd.cluster, () -> READING, Clock.systemUTC());
        time = Executors.newSingleThreadScheduledExecutor();
        var unused = time.scheduleAtFixedRate(() -> single.advance(1), 20, 20, TimeUnit.MILLISECONDS);
    }

    @AfterAll
    static void stop() {
        started.ifPresent(Browser::close);
        if (started.isPresent()) {
            time.shutdownNow();
            one.close();
            many.close();
        }
    }

    @AfterEach
    void shouldLogNoWarningInTheConsole() {
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void shouldShowTheOnlySeriesWithItsFanAheadOfNow() {
        openOne();

        assertThat(text("#chosen")).isEqualTo(GeneratedCluster.key(0));
        assertThat(text("#model"))
                .isEqualTo("hall@2: LSTM, 64 units, trained by PyTorch 2.7 on 2026-11-03; beats AR by 12 %");
        until("watch.chart.u.scales.x.max > watch.detail.newest + 0.5");
        assertThat(browser.number("watch.detail.fan.steps.length")).isEqualTo(3);
        assertThat(browser.number("document.querySelectorAll('#horizons tbody tr').length"))
                .isEqualTo(3);
        assertThat(text("#horizons tbody tr")).contains("20 ms ahead", "2023-11-14");
        long newest = browser.number("watch.detail.newest * 1000");
        until("watch.detail.newest * 1000 > " + (newest + 300));
    }

    @Test
    void shouldLabelTheAxesSoThatValuesDiffer() {
        openOne();

        String labels = "[...new Set(watch.chart.u.axes[1]._values)]";
        assertThat(browser.number(labels + ".length"))
                .isEqualTo(browser.number("watch.chart.u.axes[1]._values.length"))
                .isGreaterThan(2);
        assertThat((String) browser.value(labels + ".join()")).startsWith("101").doesNotContain("e");
        assertThat((String) browser.value("watch.chart.u.axes[0]._values[0]"))
                .matches("(?s)..:..:..(\\.\\d+)?\n2023-11-1.");
        assertThat(text("#zone")).contains("UTC");
        assertThat(text("#value")).matches("101\\d{3}\\.\\d{2,4}");
    }

    @Test
    void shouldChooseHorizonAndChannelAndKeepEveryDigit() {
        openOne();
        select("horizon", "1");
        until("watch.detail.horizon === 1");
        select("channel", "1");
        until("watch.detail.channel === 1");

        assertThat(browser.holds("watch.detail.actual.slice(1).every((v, i) => v - watch.detail.actual[i] === 1)"))
                .as("a counter at a billion moves in steps of one")
                .isTrue();
        assertThat((String) browser.value("document.getElementById('csv').href"))
                .contains("channel=1");
    }

    @Test
    void shouldMoveZoomAndLockByKeyboard() {
        openOne();
        until("watch.span !== null");
        key("ArrowLeft");
        assertThat(browser.holds("!watch.live")).isTrue();
        assertThat(attribute("live", "aria-pressed")).isEqualTo("false");
        String from = browser.value("watch.chart.u.scales.x.min").toString();
        double span = ((Number) browser.value("watch.span")).doubleValue();
        until("watch.detail.seconds.length > 2 && watch.detail.seconds.at(-1) < watch.detail.newest - 0.1");
        assertThat(browser.value("watch.chart.u.scales.x.min").toString())
                .as("it stands still")
                .isEqualTo(from);
        key("+");
        assertThat(((Number) browser.value("watch.span")).doubleValue()).isLessThan(0.6 * span);
        key("l");
        assertThat(attribute("lock", "aria-pressed")).isEqualTo("true");
        String locked = (String) browser.value("[watch.chart.u.scales.y.min, watch.chart.u.scales.y.max].join()");
        key("Home");
        until("watch.live");
        assertThat(browser.value("[watch.chart.u.scales.y.min, watch.chart.u.scales.y.max].join()"))
                .isEqualTo(locked);
        key("L");
        assertThat(attribute("lock", "aria-pressed")).isEqualTo("false");
    }

    @Test
    void shouldNotDrawALateAnswerToAFormerZoom() {
        openOne();
        until("watch.span !== null");
        browser.value("""
                (() => {
                  const fetched = window.fetch.bind(window);
                  window.fetch = (url) => {
                    if (!url.startsWith("series?")) return fetched(url);
                    window.fetch = fetched; // only the next answer is late
                    return fetched(url).then((response) => response.json()).then((late) =>
                      new Promise((done) => (window.release = done)).then(() => {
                        setTimeout(() => (window.drawn = watch.detail === late)); // after the page has seen it
                        return { ok: true, json: () => late };
                      }));
                  };
                })()""");
        until("window.release");
        key("+");
        browser.value("window.release()");

        until("window.drawn !== undefined");
        assertThat(browser.holds("window.drawn")).isFalse();
    }

    @Test
    void shouldMoveByDraggingAndZoomByTheWheel() {
        openOne();
        until("watch.span !== null");
        double span = ((Number) browser.value("watch.span")).doubleValue();
        pointer("watch.chart.u.over", "pointerdown", 500);
        pointer("window", "pointermove", 700);
        pointer("window", "pointerup", 700);
        assertThat(browser.holds("!watch.live")).isTrue();
        pointer("window", "pointermove", 900);
        String to = browser.value("watch.chart.u.scales.x.max").toString();
        until("watch.detail.seconds.at(-1) < watch.detail.newest - 0.1");
        assertThat(browser.value("watch.chart.u.scales.x.max").toString())
                .as("released")
                .isEqualTo(to);

        browser.value(
                "watch.chart.u.over.dispatchEvent(new WheelEvent('wheel', {ctrlKey: true, deltaY: 120, clientX: 600}))");
        assertThat(((Number) browser.value("watch.span")).doubleValue()).isGreaterThan(1.2 * span);
        browser.value("watch.chart.u.over.dispatchEvent(new WheelEvent('wheel', {deltaY: 120, clientX: 600}))");
        assertThat(((Number) browser.value("watch.span")).doubleValue())
                .as("scrolls the page")
                .isLessThan(1.6 * span);
        browser.value("document.getElementById('live').click()");
        until("watch.live");
    }

    @Test
    void shouldGiveNeighboursDifferentLabels() {
        openOne();
        for (String ticks : List.of(
                "[101299, 101299.5, 101300, 101300.5]",
                "[101299, 101300.5]",
                "[1000000000, 1000000001, 1000000002]",
                "[-0.0002, -0.0001, 0]",
                "[1e-9, 2e-9, 3e-9]",
                "[1e18, 1.1e18]",
                "[0, 25, 50]")) {
            assertThat(browser.value("import('./format.js').then((m) => m.valueLabels(" + ticks
                            + ")).then((l) => new Set(l).size === l.length && l.every((t, i) => Math.abs(Number(t.replace('\u2212', '-')) - "
                            + ticks + "[i]) <= 1e-6 * Math.abs(" + ticks + "[i])))"))
                    .as(ticks)
                    .isEqualTo(true);
        }
        assertThat(browser.value("import('./format.js').then((m) => [m.within(101299, 1.5), m.within(101300.5, 1.5),"
                        + " m.within(1000000000, 10), m.within(1000000001, 10), m.within(-14.43, 50)].join(' '))"))
                .as("what the pointer reads")
                .isEqualTo("101299.000 101300.500 1000000000.00 1000000001.00 \u221214.43");
        for (String range : List.of("0.0005", "0.02", "3", "90", "5000", "200000", "4000000", "400000000")) {
            assertThat(
                            browser.value(
                                    "import('./axes.js').then((m) => m.timeLabels(m.timeSplits(1700000000.1234, 1700000000.1234 + "
                                            + range
                                            + ", 6))).then((l) => l.length >= 2 && l.length <= 7 && l.every((t, i) => t !== l[i - 1]))"))
                    .as("labels over " + range + " s")
                    .isEqualTo(true);
        }
    }

    @Test
    void shouldExportAPicture() {
        openOne();

        assertThat((String) browser.value("watch.chart.png('x.png').slice(0, 22)"))
                .isEqualTo("data:image/png;base64,");
        assertThat(browser.number("watch.chart.png('x.png').length")).isGreaterThan(5_000);
    }

    @Test
    void shouldFindAndShowOneOfFiveThousandSeries() {
        browser.screen(1280, 860, 1, false);
        browser.open(many.url());
        until("window.watch && watch.list && document.querySelectorAll('#tiles canvas').length === 60");
        assertThat(text("#total")).isEqualTo("5000");
        assertThat(browser.number("document.querySelectorAll('#series button').length"))
                .isEqualTo(60);
        assertThat(browser.holds("watch.list.series.every((s, i, all) => !i || all[i - 1].skill <= s.skill)"))
                .isTrue();
        assertThat(browser.number("((c) => c.getContext('2d').getImageData(0, 0, c.width, c.height).data"
                        + ".filter((v, i) => i % 4 === 3 && v > 0).length)(document.querySelector('#tiles canvas'))"))
                .isGreaterThan(200);

        browser.value("document.querySelectorAll('#tiles button')[3].click()");
        until("watch.answers.length === 1 && watch.chart.u.data[0].length > 100");
        assertThat(browser.holds("document.getElementById('overview').hidden")).isTrue();
        assertThat(browser.number("document.querySelectorAll('#horizons tbody tr').length"))
                .isEqualTo(3);
        for (int i = 10; i < 20; i++) {
            browser.value("document.querySelectorAll('#series button')[" + i + "].click()");
            until("watch.answers.length === " + (i - 8));
        }
        System.out.println("milliseconds from a click among 5,000 series to its chart: "
                + browser.value("watch.answers.map((one) => Math.round(one)).join(', ')"));

        browser.value("document.getElementById('search').value = 'line3 0'");
        browser.value("document.getElementById('search').dispatchEvent(new Event('input'))");
        until("watch.list.matching === 715 || watch.list.matching < 5000");
        assertThat(browser.holds("watch.list.series.every((s) => s.key.startsWith('hall/line3/'))"))
                .isTrue();
        browser.value("document.getElementById('back').click()");
        until("!document.getElementById('overview').hidden");
    }

    @Test
    void shouldMarkAnomalies() {
        single.anomaly(0, 900, AnomalyMark.LASTS);
        openOne();
        until("watch.detail.anomalies.length === 1");
        assertThat(text("#status")).isEqualTo("shift");
        assertThat(text("#anomalies")).matches("shift in channel 1, from 2023-11-14 22:13:38, lasts");
        single.anomaly(0, 900, 1_700_000_018_500_000L);
        until("document.getElementById('status').textContent === 'ok'");
        assertThat(text("#anomalies")).endsWith("to 2023-11-14 22:13:38.500");
    }

    @Test
    void shouldOpenTheSeriesOfTheAddress() {
        browser.screen(1280, 860, 1, false);
        browser.open("about:blank");
        browser.open(many.url() + "#hall%2Fline3%2Fpump-0003");
        until("window.watch && watch.detail && watch.detail.key === 'hall/line3/pump-0003'");
        assertThat(text("#chosen")).isEqualTo("hall/line3/pump-0003");
    }

    @Test
    void shouldFitOnAPhone() {
        browser.screen(360, 800, 2, true);
        for (String url : List.of(one.url(), many.url())) {
            browser.open("about:blank");
            browser.open(url);
            until(
                    "window.watch && watch.list && (watch.detail || document.querySelectorAll('#tiles canvas').length === 60)");
            assertThat(browser.number("document.documentElement.scrollWidth"))
                    .as(url)
                    .isLessThanOrEqualTo(360);
        }
        assertThat(browser.value("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(13, 17, 22)");
    }

    @Test
    void shouldNameEveryElementReachableByKeyboard() {
        openOne();

        assertThat(
                        browser.holds(
                                "[...document.querySelectorAll('button, a, input, select, [role=img], [role=group]')].every((e) =>"
                                        + " (e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent).trim())"))
                .isTrue();
        assertThat(text("#summary"))
                .startsWith(GeneratedCluster.key(0) + ": newest value 101")
                .contains("skill");
    }

    private static void openOne() {
        browser.screen(1280, 860, 1, false);
        browser.open("about:blank");
        browser.open(one.url());
        until("window.watch && watch.detail && watch.chart.u.data[0].length > 100 && watch.chart.u.axes[1]._values");
    }

    /** Chooses as a user does: value and event in one step, since the page may fill its lists anew between two. */
    private static void select(String id, String value) {
        until("(list => { list.value = '" + value + "'; return list.value === '" + value
                + "' && list.dispatchEvent(new Event('change')); })(document.getElementById('" + id + "'))");
    }

    private static void key(String key) {
        browser.value("document.getElementById('chart').dispatchEvent(new KeyboardEvent('keydown', {key: '" + key
                + "', bubbles: true}))");
    }

    private static void pointer(String target, String type, int x) {
        browser.value(target + ".dispatchEvent(new PointerEvent('" + type + "', {button: 0, clientX: " + x
                + ", bubbles: true}))");
    }

    private static String attribute(String id, String name) {
        return (String) browser.value("document.getElementById('" + id + "').getAttribute('" + name + "')");
    }

    private static String text(String selector) {
        return (String) browser.value("document.querySelector('" + selector + "').textContent");
    }

    private static void until(String condition) {
        await().atMost(Duration.ofSeconds(60)).until(() -> browser.holds(condition));
    }
}
