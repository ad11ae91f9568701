package io.wavecast.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.events.EventReader;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.fuzzing.Corpus;
import io.wavecast.fuzzing.Fuzz;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Feeds damaged records of other senders to the mappings. */
@Tag("once")
class EventFuzzTest {
    private static final byte[] KEY = {'k'};

    private static final Fuzz TELEGRAF = new Fuzz(
            "telegraf-events",
            Corpus.of(EventFuzzTest.class, "events-telegraf"),
            UnreadableException.class,
            32 << 20,
            input -> EventForm.of("telegraf")
                    .reader(WireFormat.JSON)
                    .read(KEY, new RecordHeaders(), input, 0, new Ignored()));

    @Example
    void shouldReadKeptEvents() {
        TELEGRAF.replay();
    }

    @Property(seed = "1", shrinking = ShrinkingMode.OFF)
    void shouldReadOrRefuseEvents(@ForAll long seed) {
        TELEGRAF.batch(seed);
    }

    @AfterContainer
    static void shouldHaveReadSomeAndRefusedSome() {
        assertThat(TELEGRAF.parsed()).isPositive();
        assertThat(TELEGRAF.refused()).isPositive();
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
