package io.wavecast.demo.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Takes the screenshots of the documentation. Arguments: the page's address, and the folder for the files; of a run with planted faults also the
 * time in seconds at which to take them.
 */
final class TakeScreenshots {
    private TakeScreenshots() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        boolean faults = arguments.length > 2;
        String name = faults ? "anomaly-page" : "live-page";
        Path profile = Files.createTempDirectory("browser-");
        try (Browser browser = Browser.start(profile).orElseThrow()) {
            browser.screen(1280, faults ? 1000 : 820, 1.5, false);
            open(browser, arguments);
            browser.screenshot(folder.resolve(name + ".png"));
            browser.screen(360, faults ? 1700 : 1330, 2, true);
            open(browser, arguments);
            browser.screenshot(folder.resolve(name + "-dark.png"));
        }
    }

    private static void open(Browser browser, String[] arguments) throws Exception {
        browser.open(arguments[0]);
        if (arguments.length == 2) {
            TimeUnit.SECONDS.sleep(5); // so that the curves have some length
            return;
        }
        while (!browser.holds("window.wavecast?.news?.run.seconds >= " + arguments[2])) {
            TimeUnit.MILLISECONDS.sleep(100); // until the time of the picture
        }
        browser.value("[...document.querySelectorAll('#series button')].find((each) =>"
                + " each.title === wavecast.news.faults[0].series).click()");
        TimeUnit.SECONDS.sleep(2); // until its rows are there
    }
}
