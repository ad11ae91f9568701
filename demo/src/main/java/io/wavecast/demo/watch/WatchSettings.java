package io.wavecast.demo.watch;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.WireFormat;
import java.time.Duration;
import java.util.Optional;

/**
 * What to watch.
 *
 * @param source address of the brokers, for display
 * @param form of the records of observations
 * @param format of records that do not name theirs
 * @param series prefix of the keys of the series; empty for all
 * @param lookBack how far back reading begins, by the records' timestamps; empty for now
 */
record WatchSettings(
        String source, Topics topics, EventForm form, WireFormat format, String series, Optional<Duration> lookBack) {}
