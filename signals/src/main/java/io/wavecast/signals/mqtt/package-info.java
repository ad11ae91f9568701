/** Receives the messages of an MQTT broker, and reads them as observations. */
package io.wavecast.signals.mqtt;
