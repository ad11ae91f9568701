package io.wavecast.demo.watch;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.demo.watch.page.WatchPage;
import io.wavecast.demo.watch.series.WatchedCluster;
import io.wavecast.streams.PageSettings;
import io.wavecast.streams.ServicePage;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The page of {@code watch} in the process of {@code serve}, with a reader of its own: the service's work does not wait for it. */
final class WatchedService implements ServicePage {
    private final TopicWatcher watcher;
    private final WatchPage page;

    private WatchedService(Map<String, Object> client, WatchSettings settings, PageSettings where) {
        Clock clock = Clock.systemUTC();
        var cluster = new WatchedCluster();
        watcher = TopicWatcher.start(client, settings, cluster, clock);
        try {
            page = WatchPage.start(where.host(), where.port(), where.token(), cluster, watcher::reading, clock);
        } catch (RuntimeException e) {
            watcher.close();
            throw e;
        }
    }

    /** Registered as a service, see {@code META-INF/services}. */
    public static final class Opener implements ServicePage.Opener {
        @Override
        public ServicePage open(
                Map<String, Object> client, Topics topics, EventForm form, WireFormat format, PageSettings where) {
            String source = String.valueOf(client.get("bootstrap.servers"));
            return new WatchedService(
                    client, new WatchSettings(source, topics, form, format, "", Optional.empty()), where);
        }
    }

    @Override
    public String url() {
        return page.url();
    }

    @Override
    public void close() {
        page.close();
        watcher.close();
    }
}
