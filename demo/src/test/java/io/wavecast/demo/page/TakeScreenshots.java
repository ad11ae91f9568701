package io.wavecast.demo.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Takes the screenshots of the documentation. Arguments: the page's address, and the folder for the files. */
final class TakeScreenshots {
    private TakeScreenshots() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        Path profile = Files.createTempDirectory("browser-");
        try (Browser browser = Browser.start(profile).orElseThrow()) {
            browser.screen(1280, 820, 1.5, false);
            browser.open(arguments[0]);
            TimeUnit.SECONDS.sleep(5); // so that the curves have some length
            browser.screenshot(folder.resolve("live-page.png"));
            browser.screen(360, 1330, 2, true);
            browser.open(arguments[0]);
            TimeUnit.SECONDS.sleep(5); // so that the curves have some length
            browser.screenshot(folder.resolve("live-page-dark.png"));
        }
    }
}
