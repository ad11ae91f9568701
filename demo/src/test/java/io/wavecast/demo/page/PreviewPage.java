package io.wavecast.demo.page;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The page with a made-up run at port 8080, for whoever works on its looks. */
final class PreviewPage {
    private PreviewPage() {}

    public static void main(String[] arguments) {
        var feed = new FakeFeed();
        feed.advance(60);
        System.out.println(LivePage.start(8080, feed).url());
        Executors.newSingleThreadScheduledExecutor()
                .scheduleAtFixedRate(() -> feed.advance(0.1), 100, 100, TimeUnit.MILLISECONDS);
    }
}
