/** Code that all commands share: settings, options of Kafka, validation, progress and failures. */
package io.wavecast.cli;
