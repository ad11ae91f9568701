package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.ServiceLab;
import io.wavecast.streams.testing.SharedBroker;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
@ExtendWith(SharedBroker.class)
class LeaveOnStopIT {
    /** Longer than the lab waits: a partition that waits for a session to time out fails the test. */
    private static final String SESSION_MILLIS = "600000";

    @TempDir
    Path directory;

    @Test
    void shouldHandItsPartitionsOverAtOnceAlthoughItHasAName(LocalBroker broker) throws Exception {
        try (var lab = new ServiceLab(broker, "leaving")) {
            var first = lab.serve(config(lab, "pod-0"));
            lab.observe("pump", 0, 1);
            lab.texts(lab.topics().forecasts(), 1);
            first.close();

            try (var second = lab.serve(config(lab, "pod-1"))) {
                lab.observe("pump", 1, 2);

                assertThat(lab.texts(lab.topics().forecasts(), 2)).hasSize(2);
                assertThat(second.states().get("pump"))
                        .as("the state came along")
                        .isNotNull();
            }
        }
    }

    private ServeConfig config(ServiceLab lab, String instance) {
        ServeConfig config = lab.config(directory.resolve(instance))
                .membership(new Membership(lab.name(), instance, true, 0))
                .build();
        Map<String, Object> client = new HashMap<>(config.client());
        client.put("session.timeout.ms", SESSION_MILLIS);
        return ServeConfig.builder(client, lab.topics(), config.stateDir())
                .membership(config.membership())
                .partitions(1)
                .httpPort(0)
                .build();
    }
}
