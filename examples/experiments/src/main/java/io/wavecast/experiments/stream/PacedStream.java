package io.wavecast.experiments.stream;

import io.wavecast.cli.Interruptible;
import io.wavecast.core.model.Model;
import io.wavecast.core.series.Observation;
import io.wavecast.core.topics.Topics;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.report.SeriesReplay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Streams series side by side through a broker and the forecasting service, slowly enough to watch them on a live page. */
public final class PacedStream implements SeriesReplay {
    private final LiveView view;
    private final double perSecond;
    private final CountDownLatch stop = new CountDownLatch(1);

    /** @param perSecond observations of each series per second */
    public PacedStream(LiveView view, double perSecond) {
        this.view = view;
        this.perSecond = perSecond;
    }

    @Override
    public void replay(Model model, List<double[][]> series, List<String> texts, Report report)
            throws InterruptedException, IOException {
        Map<String, String> textsByKey = new HashMap<>();
        for (int s = 0; s < texts.size(); s++) {
            textsByKey.put(LocalService.key(model, s), texts.get(s));
        }
        var interruptible = new Interruptible(stop::countDown);
        try {
            LocalService.run(model, false, (client, topics, service) -> {
                view.watch(client, topics, model, textsByKey);
                view.awaitAnswers(send(client, topics, model, series, report));
                return view;
            });
        } finally {
            interruptible.done();
        }
    }

    /** Sends at the requested rate, with event times from now on that keep the model's period. Returns the observations sent. */
    private long send(Map<String, Object> client, Topics topics, Model model, List<double[][]> series, Report report)
            throws InterruptedException {
        var codec = new ObservationCodec();
        int length = series.stream().mapToInt(one -> one.length).max().orElse(0);
        long period = model.spec().periodMicros();
        long firstMicros = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        long started = System.nanoTime();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
                Report.Task task = report.task("on the page", length)) {
            for (int t = 0; t < length; t++) {
                long due = started + Math.round(t * 1e9 / perSecond);
                if (stop.await(due - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    break;
                }
                for (int s = 0; s < series.size(); s++) {
                    if (t < series.get(s).length) {
                        var observation = new Observation(firstMicros + t * period, series.get(s)[t]);
                        sent.add(producer.send(new ProducerRecord<>(
                                topics.sensorEvents(), LocalService.keyBytes(model, s), codec.write(observation))));
                    }
                }
                producer.flush();
                task.step();
            }
        }
        LocalService.awaitAcknowledged(sent);
        return sent.size();
    }
}
