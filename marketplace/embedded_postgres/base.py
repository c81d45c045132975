"""The engine: PostgreSQL with patience, on a server of our own."""

import pwd
from functools import cached_property

from marketplace.patient_postgres import base

from .client import DatabaseClient
from .cluster import Cluster, cluster_at
from .errors import ClusterError
from .places import places


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient
    away = "The embedded database cannot be reached."

    @cached_property
    def cluster(self) -> Cluster:
        return cluster_at(places(**self.settings_dict["CLUSTER"]))

    def connect_once(self, conn_params):
        try:
            return super().connect_once(conn_params | self._address())
        except ClusterError as error:
            raise base.DatabaseAwayError(str(error)) from error
        except self.Database.OperationalError:
            self._revive()
            raise

    def _address(self) -> dict:
        server_user = pwd.getpwuid(self.cluster.places.server_uid).pw_name
        # libpq asks the kernel who listens, so that nobody else can stand in for the server.
        return {"host": str(self.cluster.sockets()), "requirepeer": server_user}

    def _revive(self) -> None:
        try:
            self.cluster.revive()
        except ClusterError as error:
            raise base.DatabaseAwayError(str(error)) from error
