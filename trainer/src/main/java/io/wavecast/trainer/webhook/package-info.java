/** The webhook {@code POST /retrain}, which takes the messages of Prometheus' Alertmanager. */
package io.wavecast.trainer.webhook;
