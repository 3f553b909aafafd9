package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.database.Statistics;
import ca.passerelle.gateway.directory.DirectoryWords;
import ca.passerelle.gateway.directory.FeedSources;
import ca.passerelle.gateway.duplicates.DuplicateSearch;
import ca.passerelle.gateway.identity.PersonIndex;
import ca.passerelle.gateway.journal.JournalMaintenance;
import ca.passerelle.gateway.referral.ConsentClock;
import ca.passerelle.gateway.referral.PatientClock;
import ca.passerelle.gateway.referral.ReferralClock;
import ca.passerelle.gateway.subscription.Handshakes;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The periodic jobs. Each is leased in the database: one node runs it, and another takes over when that one dies. */
@Configuration
class Jobs {

    private static final int THREADS = 3;

    @Bean
    RecurringTask<Void> journalMaintenanceJob(JournalMaintenance maintenance) {
        return every(Duration.ofHours(12), "journal-maintenance", maintenance::run);
    }

    @Bean
    RecurringTask<Void> statisticsJob(Statistics statistics) {
        return every(Duration.ofSeconds(5), "statistics", statistics::refresh);
    }

    @Bean
    RecurringTask<Void> referralClockJob(ReferralClock clock) {
        return every(Duration.ofSeconds(30), "referral-clock", clock::ring);
    }

    @Bean
    RecurringTask<Void> patientClockJob(PatientClock clock) {
        return every(Duration.ofSeconds(30), "patient-clock", clock::ring);
    }

    @Bean
    RecurringTask<Void> handshakesJob(Handshakes handshakes) {
        return every(Duration.ofSeconds(5), "subscription-handshakes", handshakes::run);
    }

    @Bean
    RecurringTask<Void> consentClockJob(ConsentClock clock) {
        return every(Duration.ofMinutes(1), "consent-clock", clock::ring);
    }

    @Bean
    RecurringTask<Void> waitingMessagesJob(WaitingRelease release) {
        return every(Duration.ofSeconds(30), "waiting-messages", release::all);
    }

    @Bean
    RecurringTask<Void> personIndexJob(PersonIndex index) {
        return every(Duration.ofSeconds(20), "person-index", index::settle);
    }

    @Bean
    RecurringTask<Void> duplicatesJob(DuplicateSearch duplicates) {
        return every(Duration.ofSeconds(30), "duplicates", duplicates::settle);
    }

    @Bean
    RecurringTask<Void> directorySourcesJob(FeedSources sources) {
        return every(Duration.ofMinutes(1), "directory-sources", sources::fetchDue);
    }

    @Bean
    RecurringTask<Void> directoryWordsJob(DirectoryWords words) {
        return every(Duration.ofSeconds(20), "directory-words", words::refresh);
    }

    private static RecurringTask<Void> every(Duration delay, String name, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(delay)).execute((instance, context) -> work.run());
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler jobScheduler(DataSource dataSource, List<RecurringTask<?>> tasks) {
        return Scheduler.create(dataSource)
                .startTasks(tasks)
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(5))
                .build();
    }
}
