package io.wavecast.demo.watch.page;

import io.wavecast.demo.page.Browser;
import io.wavecast.demo.watch.series.AnomalyMark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Takes the screenshots of the documentation. Argument: the folder for the files. */
final class TakeWatchScreenshots {
    private static final Reading READING = new Reading("kafka:9092", List.of(), 0, 0, Optional.empty());

    private TakeWatchScreenshots() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        var many = new GeneratedCluster(5_000, micros() - 140 * GeneratedCluster.PERIOD);
        many.advance(140);
        many.anomaly(3, 100, AnomalyMark.LASTS);
        long now = micros();
        var one = new GeneratedCluster(1, now - 1_000 * GeneratedCluster.PERIOD);
        one.advance(1_000);
        one.anomaly(0, 1_270, now + 300 * GeneratedCluster.PERIOD); // in the picture, some seconds later
        var unused = Executors.newSingleThreadScheduledExecutor()
                .scheduleAtFixedRate(() -> one.advance(1), 20, 20, TimeUnit.MILLISECONDS);
        try (WatchPage single = WatchPage.start("127.0.0.1", 0, one.cluster, () -> READING, Clock.systemUTC());
                WatchPage crowd = WatchPage.start("127.0.0.1", 0, many.cluster, () -> READING, Clock.systemUTC());
                Browser browser =
                        Browser.start(Files.createTempDirectory("browser-")).orElseThrow()) {
            shoot(browser, single.url(), folder.resolve("watch.png"), 1280, 1010, false);
            shoot(browser, single.url(), folder.resolve("watch-dark.png"), 360, 1400, true);
            shoot(browser, crowd.url(), folder.resolve("watch-overview.png"), 1280, 820, false);
            shoot(browser, crowd.url(), folder.resolve("watch-overview-dark.png"), 360, 1000, true);
        }
        System.exit(0);
    }

    private static long micros() {
        return Clock.systemUTC().millis() * 1_000;
    }

    private static void shoot(Browser browser, String url, Path file, int width, int height, boolean dark)
            throws Exception {
        browser.screen(width, height, dark ? 2 : 1.5, dark);
        browser.open(url);
        TimeUnit.SECONDS.sleep(3); // so that rates are known
        browser.screenshot(file);
    }
}
