"""`manage.py dbshell`, with the psql that came along."""

from django.db.backends.postgresql import client

from .binaries import client_program


class DatabaseClient(client.DatabaseClient):
    executable_name = "psql"

    def runshell(self, parameters):
        sockets = str(self.connection.cluster.sockets())
        self.connection.settings_dict = self.connection.settings_dict | {"HOST": sockets}
        super().runshell(parameters)

    @classmethod
    def settings_to_cmd_args_env(cls, settings_dict, parameters):
        arguments, environment = super().settings_to_cmd_args_env(settings_dict, parameters)
        return [str(client_program(arguments[0])), *arguments[1:]], environment
