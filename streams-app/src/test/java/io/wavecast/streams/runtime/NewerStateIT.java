package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.ServiceProcess;
import io.wavecast.streams.testing.SharedBroker;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Checks that an instance refuses to work on states that a newer version wrote, as in a rolling upgrade. */
@Tag("once")
@ExtendWith(SharedBroker.class)
class NewerStateIT {
    private static final int FORMAT_AT = 4; // after the magic number
    private static final byte NEWER = 99;

    @TempDir
    Path directory;

    @Test
    void shouldEndWithoutOverwritingAStateOfANewerFormat(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "upgraded")) {
            lab.whileServing(directory.resolve("newer"), service -> {
                lab.observe("pump", 0, 1, 2, 3);
                lab.texts(lab.topics().forecasts(), 3);
            });
            List<ConsumerRecord<byte[], byte[]>> written = lab.read(lab.changelog(), 1);
            byte[] newer = written.get(written.size() - 1).value();
            newer[FORMAT_AT] = NEWER;
            lab.send(lab.changelog(), "pump", newer);
            lab.flush();

            try (var older = ServiceProcess.start(lab, broker, directory.resolve("older"))) {
                lab.observe("pump", 3, 4, 5, 6);
                lab.flush();

                assertThat(older.awaitEnd()).isEqualTo(1);
            }
            assertThat(lab.read(lab.changelog(), written.size() + 1))
                    .hasSize(written.size() + 1)
                    .last()
                    .satisfies(last -> assertThat(last.value()).isEqualTo(newer));
            assertThat(lab.texts(lab.topics().forecasts(), 3)).hasSize(3);
        }
    }
}
