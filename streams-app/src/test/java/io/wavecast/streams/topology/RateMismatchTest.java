package io.wavecast.streams.topology;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.wavecast.core.series.Forecast;
import io.wavecast.streams.testing.ForecastLab;
import io.wavecast.streams.testing.Signals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Two models that may serve a series, of which the one with the longer name has another rate. */
class RateMismatchTest {
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ForecastTopology.class);

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(logged);
    }

    @Test
    void shouldNameTheModelThatHasTheRateOfTheSeries() {
        try (var lab = new ForecastLab()) {
            lab.publish(aModel().named("plant").periodMicros(10 * Signals.PERIOD_MICROS));
            lab.publish(aModel().named("default"));
            lab.observe("plant/pump", Signals.noisySine(20, 1));

            assertThat(messages())
                    .containsOnlyOnce(
                            "series plant/pump: expected an observation every 100000 us, the period of plant@1,"
                                    + " was one every 10000 us")
                    .contains("the model default@1 has this rate, and would serve the series if no longer name did");
            assertThat(lab.forecastsOf("plant/pump"))
                    .extracting(Forecast::model)
                    .extracting(Object::toString)
                    .doesNotContain("default@1");
        }
    }

    @Test
    void shouldSayThatNoModelHasTheRateOfTheSeries() {
        try (var lab = new ForecastLab()) {
            lab.publish(aModel().named("plant").periodMicros(10 * Signals.PERIOD_MICROS));
            lab.publish(aModel().named("hall")); // has the rate, but another name
            lab.observe("plant/pump", Signals.noisySine(20, 1));

            assertThat(messages()).contains("no model in force that may serve the series has this rate; train one");
        }
    }

    private String messages() {
        return String.join(
                "\n",
                logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }
}
