/** Retrain requests, their JSON format, and their sender. */
package io.wavecast.trainer.request;
