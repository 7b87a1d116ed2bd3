import { graphql } from '../../gql'

/** Lists must be asked for again after each of these changes. */
export const changesPeople = { additionalTypenames: ['User', 'UserConnection'] }

/** Invites a standard user; the answer alone holds the link. */
export const InviteUser = graphql(`
  mutation InviteUser($input: InviteUserInput!) {
    inviteUser(input: $input) {
      user {
        id
        name
        email
        invitedUntil
      }
      invitationUrl
      mailed
    }
  }
`)

/** Makes a new link for who hasn't accepted yet. */
export const ResendInvitation = graphql(`
  mutation ResendInvitation($id: ID!) {
    resendInvitation(input: { id: $id }) {
      user {
        id
        name
        email
        invitedUntil
      }
      invitationUrl
      mailed
    }
  }
`)

/** Ends an invitation. */
export const WithdrawInvitation = graphql(`
  mutation WithdrawInvitation($id: ID!) {
    withdrawInvitation(input: { id: $id }) {
      user {
        id
        status
      }
    }
  }
`)

/** Lets a person in again, or out. */
export const SetUserEnabled = graphql(`
  mutation SetUserEnabled($id: ID!, $enabled: Boolean!) {
    setUserEnabled(input: { id: $id, enabled: $enabled }) {
      user {
        id
        status
      }
    }
  }
`)

/** Takes a person's access away for good. */
export const RemoveUser = graphql(`
  mutation RemoveUser($id: ID!) {
    removeUser(input: { id: $id }) {
      user {
        id
        status
      }
    }
  }
`)

/** Changes what a standard user may do. */
export const UpdateUser = graphql(`
  mutation UpdateUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      user {
        id
        seesUsage
        managesUsers
      }
    }
  }
`)

/** The API users that would be left without the person in charge of them. */
export const InChargeOf = graphql(`
  query InChargeOf($id: ID!) {
    node(id: $id) {
      ... on User {
        id
        inChargeOf {
          id
          description
        }
        inChargeOfCount {
          count
          more
        }
      }
    }
  }
`)
