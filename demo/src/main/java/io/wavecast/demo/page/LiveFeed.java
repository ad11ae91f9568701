package io.wavecast.demo.page;

import io.wavecast.demo.observe.Measurement;

/** What the page shows. Asked from the page's threads, several times a second. */
public interface LiveFeed {
    RunState run();

    Measurement measurement();

    /** A character for each observation of a series, where it is a text; empty otherwise. */
    default String text(String series) {
        return "";
    }
}
