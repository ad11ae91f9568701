package io.wavecast.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.events.EventReader;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import io.wavecast.fuzzing.FuzzedParsers;
import net.jqwik.api.Tag;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Feeds damaged records of other senders to the mappings. */
@Tag("once")
class EventFuzzTest extends FuzzedParsers {
    private static final byte[] KEY = {'k'};

    private static final Fuzz TELEGRAF = new Fuzz(
            "telegraf-events",
            Corpus.of(EventFuzzTest.class, "events-telegraf"),
            UnreadableException.class,
            32 << 20,
            input -> EventForm.of("telegraf")
                    .reader(WireFormat.JSON)
                    .read(KEY, new RecordHeaders(), input, 0, new Ignored()));

    EventFuzzTest() {
        super(TELEGRAF);
    }

    private static final class Ignored implements EventReader.Sink {
        @Override
        public void event(String series, Observation observation) {
            assertThat(series).isNotEmpty();
        }

        @Override
        public void refused(UnreadableException problem) {
            assertThat(problem.reason()).isNotEmpty();
        }
    }
}
