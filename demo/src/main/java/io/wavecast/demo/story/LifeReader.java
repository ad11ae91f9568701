package io.wavecast.demo.story;

import io.wavecast.core.topics.TopicThread;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.DecisionCodec;
import io.wavecast.core.wire.ScoreCodec;
import io.wavecast.trainer.request.RetrainRequestCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the requests, decisions and scores from the topics into the life of the models. */
final class LifeReader {
    private static final Logger log = LoggerFactory.getLogger(LifeReader.class);

    private final Topics topics;
    private final ModelLife life;
    private final RetrainRequestCodec requests = new RetrainRequestCodec();
    private final DecisionCodec decisions = new DecisionCodec();
    private final ScoreCodec scores = new ScoreCodec();

    private LifeReader(Topics topics, ModelLife life) {
        this.topics = topics;
        this.life = life;
    }

    /** Starts to read. The topics must exist. */
    static TopicThread start(Map<String, Object> client, Topics topics, ModelLife life) {
        return TopicThread.start(
                client,
                "wavecast-story-reader",
                List.of(topics.retrainRequests(), topics.modelDecisions(), topics.forecastScores()),
                new LifeReader(topics, life)::take,
                failure -> log.error("the story ends"));
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        if (record.topic().equals(topics.retrainRequests())) {
            life.requested(requests.read(record.key(), record.value()).reason(), record.timestamp());
        } else if (record.topic().equals(topics.modelDecisions())) {
            life.decided(decisions.read(new String(record.key(), StandardCharsets.UTF_8), record.value()));
        } else {
            life.scored(scores.readSummary(record.headers(), record.value()), record.timestamp());
        }
    }
}
