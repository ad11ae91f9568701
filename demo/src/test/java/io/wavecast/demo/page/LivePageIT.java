package io.wavecast.demo.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, during a generated run. */
class LivePageIT {
    @TempDir
    private static Path profile;

    private static final FakeFeed FEED = new FakeFeed();
    private static Optional<Browser> started = Optional.empty();
    private static Browser browser;
    private static LivePage page;
    private static ScheduledExecutorService time;

    @BeforeAll
    static void start() {
        started = Browser.start(profile);
        Assumptions.assumeTrue(
                started.isPresent(), "no chromium with chromedriver on the PATH: the page is not tested");
        browser = started.get();
        FEED.advance(60);
        page = LivePage.start(0, FEED);
        time = Executors.newSingleThreadScheduledExecutor();
        var unused = time.scheduleAtFixedRate(() -> FEED.advance(0.05), 50, 50, TimeUnit.MILLISECONDS);
    }

    @AfterAll
    static void stop() {
        started.ifPresent(Browser::close);
        if (started.isPresent()) {
            time.shutdownNow();
            page.close();
        }
    }

    @BeforeEach
    void open() {
        browser.screen(1280, 860, 1, false);
        browser.open(page.url());
        until(
                "window.wavecast && wavecast.charts.error.data[0].length > 50 && wavecast.charts.signal.data[0].length === 400");
    }

    @Test
    void shouldDrawActualForecastAndInterval() {
        assertThat(browser.number("wavecast.charts.signal.data.length")).isEqualTo(5);
        for (int line = 1; line < 5; line++) {
            assertThat(browser.number("wavecast.charts.signal.data[" + line + "].filter(Number.isFinite).length"))
                    .as("line %d", line)
                    .isEqualTo(400);
        }
        assertThat(browser.holds(
                        "wavecast.charts.signal.data[3].every((low, i) => low < wavecast.charts.signal.data[4][i])"))
                .isTrue();
        assertThat(inked("signal")).isGreaterThan(1_000);
    }

    @Test
    void shouldDrawTheNewestForecastAheadOfNow() {
        until("wavecast.fans.length === 5");
        assertThat(
                        browser.value(
                                "wavecast.fans.at(-1).seconds.map((s) => Math.round(500 * (s - wavecast.fans.at(-1).made))).join()"))
                .isEqualTo("1,13,25,50");
        assertThat(browser.holds("wavecast.fans.every((fan) => fan.lower.every((low, i) => low < fan.upper[i]))"))
                .isTrue();
        until("wavecast.charts.signal.scales.x.max >= wavecast.charts.signal.data[0].at(-1) + 0.09");
        assertThat(browser.holds("wavecast.fans[0].seconds.at(-1) < wavecast.charts.signal.data[0].at(-1)"))
                .as("the truth has arrived inside an earlier fan")
                .isTrue();
    }

    @Test
    void shouldShowTheStepsOfStartingUntilAModelForecasts() {
        assertThat(browser.holds("document.getElementById('starting').hidden")).isTrue();
        var young = new FakeFeed();
        try (LivePage starting = LivePage.start(0, young)) {
            browser.open(starting.url());
            until("window.wavecast && !document.getElementById('starting').hidden");

            assertThat(text("#steps")).contains("broker 127.0.0.1:9092", "learning 40 %", "first forecast by a model");
            assertThat(text("#steps .in-progress")).contains("learning");
            assertThat(browser.holds("document.getElementById('signal-card').hidden"))
                    .as("no empty chart")
                    .isTrue();
            young.advance(15);
            until("document.getElementById('starting').hidden && !document.getElementById('signal-card').hidden");
            browser.open(page.url()); // a page whose server is gone logs errors
        }
    }

    @Test
    void shouldListAndMarkAnomaliesAndPlantedFaults() {
        assertThat(browser.holds("document.getElementById('alarms-card').hidden"))
                .as("nobody looks for anomalies")
                .isTrue();
        String fz = "eeg/subject02/Fz";
        var faulty = new FakeFeed(new LiveAlarms(
                List.of(new LiveFault(fz, "spike", 58, 58), new LiveFault(fz, "stuck sensor", 59, 61)),
                List.of(
                        new LiveAlarm(fz, "spike", 58, 58, "one such surprise in 200,000 samples", "spike", 0.05),
                        new LiveAlarm("eeg/subject02/O1", "shift", 58.1, 58.4, "one in 20,000", "", Double.NaN),
                        new LiveAlarm(fz, "stuck", 59, Double.NaN, "20 times in a row", "stuck sensor", 0.2))));
        faulty.advance(60);
        try (LivePage shown = LivePage.start(0, faulty)) {
            browser.open(shown.url());
            until("window.wavecast && document.querySelectorAll('#alarms tbody tr').length === 3");
            // The widest, so that a fault does not pass by at once.
            until("wavecast.charts.signal.data[0].length === 1600");

            assertThat(text("#planted")).isEqualTo("Planted in " + fz + ": spike 0:58.0, stuck sensor 0:59.0–1:01.0.");
            assertThat(row(1))
                    .isEqualTo("stuck|" + fz + "|0:59.0|lasts|20 times in a row|stuck sensor, told after 0.20 s");
            assertThat(row(2)).isEqualTo("shift|eeg/subject02/O1|0:58.1|0:58.4|one in 20,000|–");
            assertThat(text("#alarm-said")).isEqualTo("stuck in " + fz + " lasts since 0:59.0");
            assertThat(browser.value("document.getElementById('alarm-said').getAttribute('role')"))
                    .isEqualTo("status");
            assertThat(shades(59.5, 57.9))
                    .as("inside the anomaly, and before all")
                    .isEqualTo("2");

            browser.value("document.querySelectorAll('#alarms tbody button')[1].click()");

            until("document.getElementById('chosen').textContent === 'eeg/subject02/O1'");
            browser.open(page.url());
        }
    }

    /** Number of colours that the chart's ground has at two times, in its upper part. */
    private static String shades(double one, double other) {
        return (String)
                browser.value(
                        "((u, row) => String(new Set([" + one + ", " + other + "].map((seconds) =>"
                                + " 4 * (Math.round(u.valToPos(seconds, 'x', true)))).map((at) => row.slice(at, at + 4).join())).size))"
                                + "(wavecast.charts.signal, wavecast.charts.signal.ctx.getImageData(0,"
                                + " Math.round(wavecast.charts.signal.bbox.top) + 3, wavecast.charts.signal.ctx.canvas.width, 1).data)");
    }

    private static String row(int number) {
        return (String) browser.value("[...document.querySelector('#alarms tbody tr:nth-child(" + number
                + ")').children].map((cell) => cell.textContent).join('|')");
    }

    @Test
    void shouldShowTheLiveErrorsOfChampionAndChallengerIfTheyAreCompared() {
        assertThat(browser.holds("document.getElementById('live').hidden")).isTrue();
        FEED.compare();

        until("!document.getElementById('live').hidden");
        assertThat(text("#live-list"))
                .contains("eeg/subject02@1, in force: error 3.5", "eeg/subject02@2, challenger: not scored yet");
    }

    @Test
    void shouldSayWhatOnTimeMeansAndWhereTheBrokerIs() {
        assertThat(text("#on-time")).isEqualTo("99.8\u202f%");
        assertThat(text("#on-time-note")).contains("100 ms ahead", "before their target time");
        assertThat(text("#horizons")).contains("2 ms ahead: 0", "100 ms ahead: 99.8");
        assertThat(text("#broker")).isEqualTo("127.0.0.1:9092");
        assertThat(text("#kcat")).contains("-b 127.0.0.1:9092");
    }

    @Test
    void shouldDrawBothErrorsAndMarkTheSwaps() {
        assertThat(browser.number("wavecast.charts.error.data[1].filter((v) => v > 0).length"))
                .isGreaterThan(50);
        assertThat(browser.number("wavecast.charts.error.data[2].filter((v) => v > 0).length"))
                .isGreaterThan(50);
        assertThat(browser.value("wavecast.swaps.map((swap) => swap.model).join()"))
                .isEqualTo("eeg/subject02@1,eeg/subject02@2");
        // The errors are those of the models, so they begin after the first one took over.
        assertThat(browser.holds("wavecast.swaps[0].seconds < wavecast.charts.error.scales.x.max"
                        + " && wavecast.swaps[1].seconds > wavecast.charts.error.scales.x.min"
                        + " && wavecast.swaps[1].seconds < wavecast.charts.error.scales.x.max"))
                .isTrue();
        assertThat(inked("error")).isGreaterThan(1_000);
    }

    @Test
    void shouldListTheSeriesAndShowTheChosenOne() {
        assertThat(text("#series .name:first-child")).isEqualTo("Fz");
        assertThat(browser.number("document.querySelectorAll('#series button').length"))
                .isEqualTo(3);

        browser.value("document.querySelectorAll('#series button')[2].click()");

        until("document.getElementById('chosen').textContent === 'eeg/subject02/O2'");
        until("wavecast.charts.signal.data[0].length === 400");
        assertThat(text("#series [aria-current=true] .name")).isEqualTo("O2");
    }

    @Test
    void shouldShowTheStateOfTheRun() {
        assertThat(text("#phase")).isEqualTo("streaming");
        assertThat(text("#status")).isEqualTo("ok");
        assertThat(text("#model")).isEqualTo("eeg/subject02@2");
        assertThat(text("#skill")).matches("0\\.\\d{3}");
        assertThat(text("#training-what")).contains("update 70 of 200");
        assertThat(text("#notes")).contains("eeg/subject02@1 published");
        until("/^\\d+$/.test(document.getElementById('rate-forecast').textContent)");
    }

    @Test
    void shouldStandStillWhilePaused() {
        browser.value("document.getElementById('pause').click()");
        long newest = browser.number("wavecast.charts.signal.data[0].slice(-1)[0] * 1000");
        long paused = browser.number("wavecast.news.run.seconds * 1000");
        until("wavecast.news.run.seconds * 1000 > " + (paused + 500));

        assertThat(browser.number("wavecast.charts.signal.data[0].slice(-1)[0] * 1000"))
                .isEqualTo(newest);

        browser.value("document.getElementById('pause').click()");
        until("wavecast.charts.signal.data[0].slice(-1)[0] * 1000 > " + (newest + 400));
    }

    @Test
    void shouldFitOnAPhone() {
        browser.screen(360, 800, 2, true);
        browser.open(page.url());
        until("window.wavecast && wavecast.charts.signal.data[0].length === 400");

        assertThat(browser.number("window.innerWidth")).isEqualTo(360);
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        assertThat(browser.number("Math.max(...[...document.querySelectorAll('body *')].map((e) =>"
                        + " e.matches('.skip') ? 0 : e.getBoundingClientRect().right))"))
                .isLessThanOrEqualTo(360);
        assertThat(browser.holds("wavecast.charts.signal.width <= 340 && wavecast.charts.signal.width > 280"))
                .isTrue();
    }

    @Test
    void shouldFollowThePreferredColorScheme() {
        String light = background();
        browser.screen(1280, 860, 1, true);

        assertThat(background()).isNotEqualTo(light).isEqualTo("rgb(13, 17, 22)");
    }

    @Test
    void shouldNameEveryElementReachableByKeyboard() {
        assertThat(
                        browser.holds(
                                "[...document.querySelectorAll('button, a, progress, [role=img]')].every((e) =>"
                                        + " (e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.textContent).trim())"))
                .isTrue();
        assertThat(browser.holds("[...document.querySelectorAll('button')].every((e) => e.tabIndex === 0)"))
                .isTrue();
    }

    @AfterEach
    void shouldLogNoWarningInTheConsole() {
        assertThat(browser.console()).isEmpty();
    }

    private static String background() {
        return (String) browser.value("getComputedStyle(document.body).backgroundColor");
    }

    private static String text(String selector) {
        return (String) browser.value("document.querySelector('" + selector + "').textContent");
    }

    /** Number of pixels drawn. */
    private static long inked(String chart) {
        return browser.number("((c) => c.getContext('2d').getImageData(0, 0, c.width, c.height).data"
                + ".filter((v, i) => i % 4 === 3 && v > 0).length)(wavecast.charts." + chart + ".ctx.canvas)");
    }

    private static void until(String condition) {
        await().atMost(Duration.ofSeconds(60)).until(() -> browser.holds(condition));
    }
}
