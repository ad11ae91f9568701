package io.wavecast.streams.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.topics.TopicSetup;
import io.wavecast.core.topics.Topics;
import io.wavecast.kafka.LocalBroker;
import io.wavecast.streams.testing.SharedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("once")
@ExtendWith(SharedBroker.class)
class LeaverFenceIT {
    private static final String GROUP = "fenced";
    private static final String MEMBER = "11111111-1111-1111-1111-111111111111";
    private static final String LEAVER = "22222222-2222-2222-2222-222222222222";
    private static final Topics TOPICS = Topics.named(GROUP + ".");

    @Tag("slow")
    @Test
    void shouldEndTheTransactionsOfProcessesWithoutAMemberAndNoOthers(LocalBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            TopicSetup.create(admin, TOPICS, 1, (short) -1);
            try (var member = member(broker, MEMBER);
                    var live = begun(broker, GROUP + "-" + MEMBER + "-1");
                    var left = begun(broker, GROUP + "-" + LEAVER + "-1");
                    var foreign = begun(broker, "another-" + LEAVER + "-1");
                    var fence = new LeaverFence(admin, GROUP, RebalanceProtocol.CLASSIC)) {
                join(member);
                try (var leaver = member(broker, LEAVER)) {
                    while (members(admin) < 2) {
                        member.poll(Duration.ofMillis(100));
                        leaver.poll(Duration.ofMillis(100));
                    }
                    fence.fence();
                    assertThat(state(admin, GROUP + "-" + LEAVER + "-1")).isEqualTo(TransactionState.ONGOING);
                }
                fence.changed(KafkaStreams.State.REBALANCING);

                while (state(admin, GROUP + "-" + LEAVER + "-1") != TransactionState.COMPLETE_ABORT) {
                    member.poll(Duration.ofMillis(100)); // it must stay in the group
                }
                assertThat(state(admin, GROUP + "-" + MEMBER + "-1")).isEqualTo(TransactionState.ONGOING);
                assertThat(state(admin, "another-" + LEAVER + "-1")).isEqualTo(TransactionState.ONGOING);
                assertThat(List.of(live, foreign)).allSatisfy(KafkaProducer::commitTransaction);
                assertThat(left).isNotNull();
            }
        }
    }

    @Test
    void shouldNotEndTransactionsOfAProcessThatNeverWasAMember(LocalBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            TopicSetup.create(admin, TOPICS, 1, (short) -1);
            // As after a restart with an empty folder: the broker keeps the client id of the process before.
            try (var member = member(broker, MEMBER);
                    var other = begun(broker, GROUP + "-" + LEAVER + "-2");
                    var fence = new LeaverFence(admin, GROUP, RebalanceProtocol.CLASSIC)) {
                join(member);
                fence.fence();
                fence.fence();

                assertThat(state(admin, GROUP + "-" + LEAVER + "-2")).isEqualTo(TransactionState.ONGOING);
                other.commitTransaction();
            }
        }
    }

    @Test
    void shouldFindNoMembersBeforeTheFirstOneJoined(LocalBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
                var fence = new LeaverFence(admin, "not-there", RebalanceProtocol.CLASSIC);
                var other = new LeaverFence(admin, "not-there", RebalanceProtocol.STREAMS)) {
            assertThat(fence.members()).isEmpty();
            assertThat(other.members()).isEmpty();
        }
    }

    private static void join(KafkaConsumer<byte[], byte[]> member) {
        while (member.assignment().isEmpty()) {
            member.poll(Duration.ofMillis(100));
        }
    }

    private static int members(Admin admin) throws Exception {
        return admin.describeConsumerGroups(List.of(GROUP))
                .all()
                .get()
                .get(GROUP)
                .members()
                .size();
    }

    /** A member with a client id as Kafka Streams makes it. */
    private static KafkaConsumer<byte[], byte[]> member(LocalBroker broker, String process) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrap(),
                "group.id",
                GROUP,
                "client.id",
                GROUP + "-" + process + "-StreamThread-1-consumer");
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(TOPICS.sensorEvents()));
        return consumer;
    }

    /** A producer with an open transaction. */
    private static KafkaProducer<byte[], byte[]> begun(LocalBroker broker, String transactionalId) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrap(), "transactional.id", transactionalId);
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPICS.forecasts(), new byte[1])).get();
        return producer;
    }

    private static TransactionState state(Admin admin, String transactionalId) throws Exception {
        return admin.describeTransactions(List.of(transactionalId))
                .description(transactionalId)
                .get()
                .state();
    }
}
