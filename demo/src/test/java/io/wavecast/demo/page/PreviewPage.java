package io.wavecast.demo.page;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Shows the page with a generated run at port 8080, for work on its style. */
final class PreviewPage {
    private PreviewPage() {}

    public static void main(String[] arguments) {
        var feed = new FakeFeed();
        feed.advance(60);
        System.out.println(LivePage.start(8080, feed).url());
        var unused = Executors.newSingleThreadScheduledExecutor()
                .scheduleAtFixedRate(() -> feed.advance(0.1), 100, 100, TimeUnit.MILLISECONDS);
    }
}
