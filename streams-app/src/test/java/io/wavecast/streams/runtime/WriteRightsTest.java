package io.wavecast.streams.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;

class WriteRightsTest {
    @Test
    void shouldNameTheTopicsThatMayNotBeWritten() {
        var open = topic("open", Set.of(AclOperation.READ, AclOperation.WRITE));
        var closed = topic("closed", Set.of(AclOperation.READ, AclOperation.DESCRIBE));
        var untold = topic("untold", Set.of());

        assertThat(WriteRights.withoutRight(List.of(open, closed, untold))).containsExactly("closed");
    }

    private static TopicDescription topic(String name, Set<AclOperation> operations) {
        return new TopicDescription(name, false, List.of(), operations, Uuid.ZERO_UUID);
    }
}
